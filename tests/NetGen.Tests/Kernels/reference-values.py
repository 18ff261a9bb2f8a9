"""Writes reference-values.csv: true values of the elementwise functions, computed with 60 digits (mpmath).

All arguments are single-precision numbers, so that one table serves both precisions.
"""
import random
import struct

from mpmath import cos, erf, erfc, exp, expm1, log, log1p, mp, mpf, pi, sin, sqrt, tanh

mp.dps = 60


def single(x):
    return struct.unpack("<f", struct.pack("<f", x))[0]


def phi(x):
    return exp(-x * x / 2) / sqrt(2 * pi)


def cdf(x):
    return erfc(-x / sqrt(mpf(2))) / 2


FUNCTIONS = {
    "Exp": (exp, -86, 88),
    "Expm1": (expm1, -60, 88),
    "Log": (log, 1e-37, 1e37),
    "Tanh": (tanh, -12, 12),
    "Sigmoid": (lambda x: 1 / (1 + exp(-x)), -86, 86),
    "Softplus": (lambda x: log1p(exp(x)), -85, 85),
    "Erf": (erf, -6, 6),
    "Gelu": (lambda x: x * cdf(x), -12.5, 12.5),
    "GeluDerivative": (lambda x: cdf(x) + x * phi(x), -12.5, 12.5),
    "Sin": (sin, -30000, 30000),
    "Cos": (cos, -30000, 30000),
}

random.seed(20)
with open("reference-values.csv", "w", newline="\n") as file:
    file.write("function,argument,value\n")
    for name, (function, low, high) in FUNCTIONS.items():
        points = set()
        for _ in range(60):
            points.add(single(random.uniform(max(low, -3), min(high, 3)) if name != "Log" else random.uniform(0.4, 2.5)))
            points.add(single(random.uniform(low, high) if name != "Log" else 10 ** random.uniform(-37, 37)))
            size = 10 ** random.uniform(-20, 0)
            points.add(single(1 + size if name == "Log" else random.choice([size, -size])))
        for x in sorted(points):
            value = float(function(mpf(x)))
            if abs(value) > 1.2e-38:
                file.write(f"{name},{x!r},{value!r}\n")
