"""Writes reference-values-double.csv and reference-values-largest-errors.csv: true values in double precision, with 60 digits (mpmath).

The arguments lie where the functions could fail: spread over their range and over all magnitudes, on both sides of every point at
which the reduction of the argument steps (multiples of ln(2)/4), and where results saturate or leave the normal numbers.
"""
import math
import random

from mpmath import cos, erf, erfc, exp, log1p, mp, mpf, sin, sqrt, tanh

mp.dps = 60

FUNCTIONS = {
    "Exp": (exp, -708.3, 709.7),
    "Tanh": (tanh, -22, 22),
    "Sigmoid": (lambda x: 1 / (1 + exp(-x)), -708.3, 60),
}
LARGEST_ERRORS = {
    "Softplus": (lambda x: log1p(exp(x)), [-2.7437162970861984, -2.7657153068416358, -2.743726069453976, -0.5, 3]),
    "Erf": (erf, [-1.0071816309388641, -1.0418308665705058, 1.0413758643629849, -0.99, 3]),
    "Gelu": (lambda x: x * erfc(-x / sqrt(mpf(2))) / 2, [-0.3064, -2.1950750309951021, -24.152498387895754, -36.797692550112352, -37.602014480625286, -37.8]),
    "Sin": (sin, [1.6776579793904247, -11.017874400605393, 5358848.6441219449, 9284139.8633476999]),
    "Cos": (cos, [0.0051551256352828645, 53.402009677794751, 3984554.1557225194]),
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

# The functions around the arguments at which a search has found their largest errors. What rounding takes off the value is the rest.
with open("reference-values-largest-errors.csv", "w", newline="\n") as file:
    file.write("function,argument,value,rest\n")
    for name, (function, places) in LARGEST_ERRORS.items():
        points = set(places)
        for place in places:
            points.update(place * (1 + random.uniform(-1, 1) * 10 ** random.uniform(-12, -2)) for _ in range(60))
        for x in sorted(points):
            true = function(mpf(x))
            value = float(true)
            file.write(f"{name},{x!r},{value!r},{float(true - mpf(value))!r}\n")
