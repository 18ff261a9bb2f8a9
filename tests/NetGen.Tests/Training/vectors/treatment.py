#!/usr/bin/env python3
"""Steps of PyTorch with clipped gradients, penalties, frozen layers, smoothed labels and weighted examples. Needs torch; made with 1.13.

    python3 treatment.py > treatment.json
"""
import json
import torch

torch.set_default_dtype(torch.float64)
IN, HIDDEN, OUT, ROWS, STEPS = 4, 6, 3, 10, 8

generator = torch.Generator().manual_seed(1)
inputs = torch.randn(ROWS, IN, generator=generator)
labels = torch.randint(0, OUT, (ROWS,), generator=generator)
weights = torch.rand(ROWS, generator=generator) * 2
class_weights = torch.tensor([0.5, 2.0, 1.25])
initial = [torch.randn(shape, generator=generator) for shape in ((IN, HIDDEN), (HIDDEN,), (HIDDEN, OUT), (OUT,))]


def run(make, smoothing=0.0, example_weights=None, classes=None, l1=0.0, l2=0.0, value=None, norm=None, frozen=()):
    parameters = [tensor.clone().requires_grad_(i // 2 + 1 not in frozen) for i, tensor in enumerate(initial)]
    trained = [parameter for parameter in parameters if parameter.requires_grad]
    optimizer = make(trained)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        hidden = torch.tanh(inputs @ parameters[0] + parameters[1])
        logits = hidden @ parameters[2] + parameters[3]
        if example_weights is not None:
            each = torch.nn.functional.cross_entropy(logits, labels, reduction="none", label_smoothing=smoothing)
            loss = (example_weights * each).sum() / example_weights.sum()
        else:
            loss = torch.nn.functional.cross_entropy(logits, labels, weight=classes, label_smoothing=smoothing)
        losses.append(loss.item())
        penalty = sum(l1 * w.abs().sum() + l2 / 2 * (w * w).sum() for w in (parameters[0], parameters[2]))
        (loss + penalty).backward()
        if value is not None:
            torch.nn.utils.clip_grad_value_(trained, value)
        if norm is not None:
            torch.nn.utils.clip_grad_norm_(trained, norm)
        optimizer.step()
    return {"losses": losses, "parameters": [x for parameter in parameters for x in parameter.detach().flatten().tolist()]}


sgd = lambda p: torch.optim.SGD(p, lr=0.5)
momentum = lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.1)
adam = lambda p: torch.optim.Adam(p, lr=0.05)
print(json.dumps({
    "inputs": inputs.flatten().tolist(), "labels": labels.tolist(), "weights": weights.tolist(), "classWeights": class_weights.tolist(),
    "initial": [x for tensor in initial for x in tensor.flatten().tolist()],
    "runs": {
        "plain": run(sgd),
        "value": run(sgd, value=0.02),
        "norm": run(sgd, norm=0.1),
        "norm that never binds": run(adam, norm=1e6),
        "value and norm": run(adam, value=0.05, norm=0.08),
        "l1": run(sgd, l1=0.01),
        "l2": run(adam, l2=0.1),
        "penalties, clipped": run(momentum, l1=0.02, l2=0.05, norm=0.3),
        "frozen 1": run(momentum, frozen=(1,), norm=0.2, l2=0.1),
        "frozen 2": run(adam, frozen=(2,)),
        "smoothing": run(sgd, smoothing=0.1),
        "weights": run(sgd, example_weights=weights),
        "class weights": run(adam, classes=class_weights),
        "everything": run(momentum, smoothing=0.2, example_weights=weights, l1=0.01, l2=0.02, value=0.3, norm=0.25, frozen=(1,)),
    },
}))
