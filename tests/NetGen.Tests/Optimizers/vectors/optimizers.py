"""Writes optimizers.json: 20 steps of every optimizer of torch.optim in float64 on given gradients, in several configurations.

The gradients do not depend on the parameters. They hold sign changes, exact zeros, and scales from 1e-6 to 1e3. Made with PyTorch 1.13.
"""

import json
import pathlib

import numpy
import torch

PARAMETERS, STEPS = 9, 20
random = numpy.random.RandomState(7)
initial = random.standard_normal(PARAMETERS)
scales = 10.0 ** numpy.array([0, -6, -3, -1, 0, 1, 3, 0, 0])
gradients = random.standard_normal((STEPS, PARAMETERS)) * scales
gradients[:, 4] = numpy.abs(gradients[:, 4])
gradients[:, 7] = 0
gradients[::3, 8] = 0

RUNS = {
    "sgd": (torch.optim.SGD, dict(lr=0.1)),
    "sgd decay": (torch.optim.SGD, dict(lr=0.1, weight_decay=0.01)),
    "momentum": (torch.optim.SGD, dict(lr=0.05, momentum=0.9)),
    "momentum decay": (torch.optim.SGD, dict(lr=0.05, momentum=0.5, weight_decay=0.1)),
    "nesterov": (torch.optim.SGD, dict(lr=0.05, momentum=0.9, nesterov=True)),
    "nesterov decay": (torch.optim.SGD, dict(lr=0.02, momentum=0.8, nesterov=True, weight_decay=0.05)),
    "adam": (torch.optim.Adam, dict()),
    "adam decay": (torch.optim.Adam, dict(lr=0.02, betas=(0.8, 0.99), eps=1e-4, weight_decay=0.1)),
    "adam without memory": (torch.optim.Adam, dict(lr=0.01, betas=(0.0, 0.0))),
    "adamw": (torch.optim.AdamW, dict()),
    "adamw strong": (torch.optim.AdamW, dict(lr=0.1, betas=(0.7, 0.9), eps=1e-3, weight_decay=0.5)),
    "rmsprop": (torch.optim.RMSprop, dict()),
    "rmsprop momentum": (torch.optim.RMSprop, dict(lr=0.003, alpha=0.9, eps=1e-5, momentum=0.7)),
    "adagrad": (torch.optim.Adagrad, dict()),
    "adagrad fast": (torch.optim.Adagrad, dict(lr=0.5, eps=1e-3)),
    "rprop": (torch.optim.Rprop, dict()),
    "rprop narrow": (torch.optim.Rprop, dict(lr=0.1, etas=(0.3, 1.5), step_sizes=(0.04, 0.25))),
}


def run(optimizer_type, options):
    parameter = torch.nn.Parameter(torch.tensor(initial))
    optimizer = optimizer_type([parameter], **options)
    history = []
    for gradient in gradients:
        parameter.grad = torch.tensor(gradient)
        optimizer.step()
        history.append(parameter.detach().tolist())
    return history


result = {
    "initial": initial.tolist(),
    "gradients": gradients.tolist(),
    "runs": {name: run(*arguments) for name, arguments in RUNS.items()},
}
pathlib.Path(__file__).with_name("optimizers.json").write_text(json.dumps(result, indent=None) + "\n")
