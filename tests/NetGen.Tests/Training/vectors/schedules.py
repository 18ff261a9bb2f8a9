"""Writes schedules.json: the learning rates of torch.optim.lr_scheduler, one per call of the scheduler. Made with PyTorch 1.13."""

import json
import pathlib
import warnings

import torch
from torch.optim import lr_scheduler

warnings.simplefilter("ignore")  # about positional epochs inside SequentialLR
BASE = 0.3


def optimizer():
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=BASE)


def rates(create, count):
    """The rate of every step, the first one before the scheduler's first call."""
    sgd = optimizer()
    scheduler = create(sgd)
    history = []
    for step in range(count):
        history.append(sgd.param_groups[0]["lr"])
        sgd.step()
        if step < count - 1:
            scheduler.step()
    return history


def warm_cosine(sgd):
    # A ramp of 5 steps, (step + 1) / 5, then the cosine over the other 15.
    ramp = lr_scheduler.LinearLR(sgd, start_factor=1 / 5, total_iters=4)
    return lr_scheduler.SequentialLR(sgd, [ramp, lr_scheduler.CosineAnnealingLR(sgd, T_max=15, eta_min=0.01)], milestones=[5])


def sequence(sgd):
    # 4 steps at half the rate, then a tenth every 3 steps.
    first = lr_scheduler.ConstantLR(sgd, factor=0.5, total_iters=100)
    return lr_scheduler.SequentialLR(sgd, [first, lr_scheduler.StepLR(sgd, 3, gamma=0.1)], milestones=[4])


def plateau(values, **options):
    """The rate after every value."""
    sgd = optimizer()
    scheduler = lr_scheduler.ReduceLROnPlateau(sgd, eps=0, **options)
    history = []
    for value in values:
        scheduler.step(value)
        history.append(sgd.param_groups[0]["lr"])
    return history


LOSSES = [1, 0.8, 0.8, 0.79999, 0.9, 0.85, 0.799, 0.799, 0.7985, 0.798, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.1] + 13 * [0.2]
ACCURACIES = [0.1, 0.5, 0.5, 0.55, 0.59, 0.6, 0.65, 0.65, 0.65, 0.65, 0.7, 0.7, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.95, 0.9]

result = {
    "base": BASE,
    "steps": {
        "step": rates(lambda sgd: lr_scheduler.StepLR(sgd, 3, gamma=0.2), 12),
        "exponential": rates(lambda sgd: lr_scheduler.ExponentialLR(sgd, 0.9), 12),
        "growing": rates(lambda sgd: lr_scheduler.ExponentialLR(sgd, 1.5), 12),
        "cosine": rates(lambda sgd: lr_scheduler.CosineAnnealingLR(sgd, T_max=20), 20),
        "cosine minimum": rates(lambda sgd: lr_scheduler.CosineAnnealingLR(sgd, T_max=20, eta_min=0.05), 20),
        "warm cosine": rates(warm_cosine, 20),
        "one cycle": rates(lambda sgd: lr_scheduler.OneCycleLR(sgd, max_lr=BASE, total_steps=20), 20),
        "one cycle narrow": rates(
            lambda sgd: lr_scheduler.OneCycleLR(sgd, max_lr=BASE, total_steps=33, pct_start=0.45, div_factor=10, final_div_factor=100), 33),
        "sequence": rates(sequence, 14),
    },
    "losses": LOSSES,
    "accuracies": ACCURACIES,
    "plateaus": {
        "default": plateau(LOSSES),
        "impatient": plateau(LOSSES, factor=0.5, patience=1),
        "at once": plateau(LOSSES, factor=0.5, patience=0, cooldown=2),
        "absolute": plateau(LOSSES, patience=2, threshold=0.01, threshold_mode="abs"),
        "minimum": plateau(LOSSES, factor=0.3, patience=1, min_lr=0.02),
        "accuracy": plateau(ACCURACIES, mode="max", factor=0.5, patience=2, threshold=0.1),
        "accuracy absolute": plateau(ACCURACIES, mode="max", factor=0.5, patience=1, threshold=0.06, threshold_mode="abs", cooldown=1),
    },
}
pathlib.Path(__file__).with_name("schedules.json").write_text(json.dumps(result) + "\n")
