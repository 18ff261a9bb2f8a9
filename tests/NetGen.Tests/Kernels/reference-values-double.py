"""Writes reference-values-double.csv: true values of what Accuracy.Accurate promises in double precision, with 60 digits (mpmath).

The arguments lie where the functions could fail: spread over their range and over all magnitudes, on both sides of every point at
which the reduction of the argument steps (multiples of ln(2)/4), and where results saturate or leave the normal numbers.
"""
import math
import random

from mpmath import exp, mp, mpf, tanh

mp.dps = 60

FUNCTIONS = {
    "Exp": (exp, -708.3, 709.7),
    "Tanh": (tanh, -22, 22),
    "Sigmoid": (lambda x: 1 / (1 + exp(-x)), -708.3, 60),
}
SMALLEST_NORMAL = 2.2250738585072014e-308

random.seed(3)
with open("reference-values-double.csv", "w", newline="\n") as file:
    file.write("function,argument,value\n")
    for name, (function, low, high) in FUNCTIONS.items():
        points = {0.0, low, high}
        for _ in range(350):
            points.add(random.uniform(low, high))
            points.add(random.uniform(-3, 3))
            points.add(random.uniform(-20, 20))
            points.add(random.choice([1, -1]) * 10 ** random.uniform(-300, 0))
        for step in range(1, 90):
            for sign in (1, -1):
                edge = sign * step * math.log(2) / 4
                points.update((edge, math.nextafter(edge, 1000), math.nextafter(edge, -1000)))
        for x in sorted(x for x in points if low <= x <= high):
            value = float(function(mpf(x)))
            if value == 0 or abs(value) >= SMALLEST_NORMAL:
                file.write(f"{name},{x!r},{value!r}\n")
