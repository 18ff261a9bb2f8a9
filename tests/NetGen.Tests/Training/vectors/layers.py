#!/usr/bin/env python3
"""PyTorch's normalisations, PReLU, embedding, residual and concatenating networks: steps of SGD and Adam, running statistics, a last batch of one row, then outputs and gradients. Needs torch; made with 1.13.

    python3 layers.py > layers.json
"""
import json
import torch
from torch import nn

torch.set_default_dtype(torch.float64)
ROWS, BATCHES = 9, [(0, 4), (4, 8), (8, 9)]


class PerStep(nn.Module):
    """A module that takes rows of channels, on every row and step of a sequence."""

    def __init__(self, module):
        super().__init__()
        self.module = module

    def forward(self, x):
        return self.module(x.reshape(-1, x.shape[-1])).reshape(x.shape)


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.inner, self.outer, self.last = dense(4, 5), dense(5, 5), dense(5, 5), dense(5, 3)

    def forward(self, x):
        h = torch.tanh(self.first(x))
        return self.last(h + self.outer(torch.tanh(self.inner(h))))


class Concatenation(nn.Module):
    def __init__(self):
        super().__init__()
        self.left, self.right, self.last = dense(4, 3), dense(4, 2), dense(9, 3)

    def forward(self, x):
        return self.last(torch.cat([torch.tanh(self.left(x)), self.right(x), x], -1))


class Tokens(nn.Module):
    def __init__(self):
        super().__init__()
        self.table, self.last = nn.Embedding(7, 3), dense(15, 4)

    def forward(self, x):
        return self.last(self.table(x.long()).flatten(1))


def dense(inputs, units):
    return nn.Linear(inputs, units)


NETWORKS = {
    "batch norm": ([2, 4], lambda: nn.Sequential(dense(4, 5), nn.Tanh(), PerStep(nn.BatchNorm1d(5)), nn.Flatten(), dense(10, 3)), "squared"),
    "layer norm": ([4], lambda: nn.Sequential(dense(4, 5), nn.Tanh(), nn.LayerNorm(5), nn.PReLU(5), dense(5, 3)), "squared"),
    "residual": ([4], Residual, "squared"),
    "concatenation": ([4], Concatenation, "cross-entropy"),
    "embedding": ([5], Tokens, "cross-entropy"),
    "sequence": ([3, 4], lambda: nn.Sequential(nn.LayerNorm(4), dense(4, 5), PerStep(nn.BatchNorm1d(5)), PerStep(nn.PReLU(5)), dense(5, 2)), "cross-entropy"),
}


def loss_of(kind, y, t):
    total = 0.5 * ((y - t) ** 2).sum() if kind == "squared" else -(t * torch.log_softmax(y, -1)).sum()
    return total / y.shape[0]


def flat(model, values):
    """In NetGen's order: weights [in, out], tables [class, feature]."""
    out = []
    for (name, parameter), value in zip(model.named_parameters(), values):
        out += (value.T if parameter.dim() == 2 and "table" not in name else value).reshape(-1).tolist()
    return out


cases = []
for name, (shape, make, kind) in NETWORKS.items():
    for optimizer in ("sgd", "adam"):
        torch.manual_seed(7)
        model = make()
        for parameter in model.parameters():
            parameter.data += 0.3 * torch.randn_like(parameter)
        x = torch.randint(0, 7, (ROWS, *shape)).double() if name == "embedding" else torch.randn(ROWS, *shape)
        shape_out = model.eval()(x).shape
        t = torch.randn(shape_out) if kind == "squared" else nn.functional.one_hot(torch.randint(0, shape_out[-1], shape_out[:-1]), shape_out[-1]).double()
        initial = flat(model, model.parameters())
        rule = torch.optim.SGD(model.parameters(), 0.1) if optimizer == "sgd" else torch.optim.Adam(model.parameters(), 0.01)
        losses = []
        model.train()
        for first, end in BATCHES:
            rule.zero_grad()
            loss = loss_of(kind, model(x[first:end]), t[first:end])
            loss.backward()
            rule.step()
            losses.append(loss.item())
        model.eval()
        rule.zero_grad()
        inputs = x[:4].clone().requires_grad_(True)
        y = model(inputs)
        loss_of(kind, y, t[:4]).backward()
        cases.append({
            "network": name,
            "optimizer": optimizer,
            "inputs": x.reshape(-1).tolist(),
            "targets": t.reshape(-1).tolist(),
            "initial": initial,
            "losses": losses,
            "trained": flat(model, model.parameters()),
            "state": [v for n, b in model.named_buffers() if "running" in n for v in b.tolist()],
            "outputs": (y if kind == "squared" else torch.softmax(y, -1)).detach().reshape(-1).tolist(),
            "gradient": flat(model, [p.grad for p in model.parameters()]),
            "inputGradient": [] if inputs.grad is None else inputs.grad.reshape(-1).tolist(),
        })
print(json.dumps(cases))
