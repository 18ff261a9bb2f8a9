"""Writes extremes.json: the optimizers of torch.optim on gradients of 40 orders of magnitude, in float32 and in float64.

Decays of the averages go down to nothing, and two parameters meet one gradient so large that its square overflows, or nearly. What is not finite is null.
Made with PyTorch 1.13.
"""

import json
import pathlib

import numpy
import torch

STEPS = 8
DECAYS = [0.0, 1e-8, 1e-5, 0.9, 0.999]

RUNS = {"momentum": (torch.optim.SGD, dict(lr=0.1, momentum=0.9)), "nesterov": (torch.optim.SGD, dict(lr=0.1, momentum=0.9, nesterov=True)),
        "adagrad": (torch.optim.Adagrad, dict(lr=0.1)), "rprop": (torch.optim.Rprop, dict(lr=0.1))}
for decay in DECAYS:
    RUNS[f"adam 0 {decay}"] = (torch.optim.Adam, dict(lr=0.1, betas=(0.0, decay), eps=1e-8))
    RUNS[f"adam 0.9 {decay}"] = (torch.optim.Adam, dict(lr=0.1, betas=(0.9, decay), eps=1e-8))
    RUNS[f"adamw {decay}"] = (torch.optim.AdamW, dict(lr=0.1, betas=(0.9, decay), eps=1e-8))
    RUNS[f"rmsprop {decay}"] = (torch.optim.RMSprop, dict(lr=0.1, alpha=decay, eps=1e-8))
    RUNS[f"rmsprop momentum {decay}"] = (torch.optim.RMSprop, dict(lr=0.1, alpha=decay, eps=1e-8, momentum=0.5))


def gradients(kind):
    random = numpy.random.RandomState(3)
    mild = random.standard_normal((STEPS, 10)) + 0.1
    result = mild.copy()
    result[:, 0:3] *= 10.0 ** random.uniform(-20, 20, (STEPS, 3))
    result[:, 3] *= 10.0 ** numpy.linspace(20, -20, STEPS)
    result[:, 4] *= 10.0 ** numpy.linspace(-20, 20, STEPS)
    result[:, 5] = [1] + (STEPS - 1) * [1e-4]
    result[2, 6] = 1e20 if kind == torch.float32 else 1e160
    result[2, 7] = 3e38 if kind == torch.float32 else 1e300
    result[:, 8] *= 1e-15
    result[2:, 8] = 0
    return torch.tensor(result, dtype=kind)


def run(kind, optimizer_type, options):
    parameter = torch.nn.Parameter(torch.linspace(-1, 1, 10, dtype=torch.float32).to(kind))
    optimizer = optimizer_type([parameter], **options)
    history = []
    for gradient in gradients(kind):
        parameter.grad = gradient.clone()
        optimizer.step()
        history.append([value if numpy.isfinite(value) else None for value in parameter.detach().tolist()])
    return history


result = {
    name: {
        "initial": torch.linspace(-1, 1, 10, dtype=torch.float32).tolist(),
        "gradients": gradients(kind).tolist(),
        "runs": {label: run(kind, *arguments) for label, arguments in RUNS.items()},
    }
    for name, kind in (("float", torch.float32), ("double", torch.float64))
}
pathlib.Path(__file__).with_name("extremes.json").write_text(json.dumps(result) + "\n")
