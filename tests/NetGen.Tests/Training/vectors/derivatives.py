"""Writes derivatives.json: weighted losses, gradients from given output gradients, and gradients by the inputs, by automatic differentiation in float64.

The networks are those of Behaviour/Networks.cs, one for each strategy, in double precision whatever they are compiled in. Made with PyTorch 1.13.
"""

import json
import pathlib

import torch

torch.manual_seed(11)
torch.set_default_dtype(torch.float64)
EXAMPLES = 7


def cross_entropy(logits, targets):
    return -(targets * torch.log_softmax(logits, 1)).sum(1)


def binary(logits, targets):
    return torch.nn.functional.binary_cross_entropy_with_logits(logits, targets, reduction="none").sum(1)


def squared(outputs, targets):
    return ((outputs - targets) ** 2).sum(1) / 2


def softmax(logits):
    return torch.softmax(logits, 1)


def identity(logits):
    return logits


functional = torch.nn.functional
NETWORKS = {
    "SmallSingle": ([3, 4, 2], functional.gelu, softmax, cross_entropy),
    "SmallDouble": ([3, 4, 2], torch.tanh, torch.sigmoid, binary),
    "LargeSingle": ([20, 33, 5], functional.gelu, softmax, cross_entropy),
    "LargeDouble": ([20, 33, 5], functional.silu, identity, squared),
}


def single(values):
    """Rounded, so that networks in single precision start from the same numbers."""
    return values.float().double()


def run(sizes, hidden, output, loss):
    parameters = []
    for inputs, units in zip(sizes, sizes[1:]):
        parameters += [single(torch.randn(inputs, units) / inputs**0.5), single(torch.randn(units) / 4)]
    parameters = [torch.nn.Parameter(values) for values in parameters]
    x = single(torch.randn(EXAMPLES, sizes[0])).requires_grad_()
    targets = torch.eye(sizes[-1])[torch.arange(EXAMPLES) % sizes[-1]]
    weights = single(torch.rand(EXAMPLES) * 2)
    weights[2] = 0
    derivatives = single(torch.randn(EXAMPLES, sizes[-1]))

    def logits():
        values = x @ parameters[0] + parameters[1]
        return hidden(values) @ parameters[2] + parameters[3]

    def gradients(value):
        found = torch.autograd.grad(value, [*parameters, x])
        return {
            "value": value.item(),
            "gradient": torch.cat([part.flatten() for part in found[:-1]]).tolist(),
            "inputGradient": found[-1].flatten().tolist(),
        }

    losses = loss(logits(), targets)
    return {
        "parameters": torch.cat([part.detach().flatten() for part in parameters]).tolist(),
        "inputs": x.detach().flatten().tolist(),
        "targets": targets.flatten().tolist(),
        "weights": weights.tolist(),
        "derivatives": derivatives.flatten().tolist(),
        "mean": gradients(losses.mean()),
        "weighted": gradients((weights * loss(logits(), targets)).sum() / weights.sum()),
        "given": gradients((derivatives * output(logits())).sum()),
    }


result = {name: run(*network) for name, network in NETWORKS.items()}
pathlib.Path(__file__).with_name("derivatives.json").write_text(json.dumps(result) + "\n")
