"""Writes mt19937.txt: 1,000 uniform and 1,000 normal draws of NumPy's legacy RandomState for some seeds.

Every line is: seed, kind, then the values with 17 significant digits. 'mixed' alternates three uniform draws and one normal one, which shows
that the second normal value of a pair is kept across uniform draws. Made with NumPy 1.24.2; the stream is frozen since NumPy 1.16.
"""

import pathlib

import numpy

lines = []
for seed in [0, 1, 42, 2147483647, 4294967295]:
    uniform = numpy.random.RandomState(seed).random_sample(1000)
    normal = numpy.random.RandomState(seed).standard_normal(1000)
    state = numpy.random.RandomState(seed)
    mixed = [state.standard_normal() if i % 4 == 3 else state.random_sample() for i in range(400)]
    for kind, values in [("uniform", uniform), ("normal", normal), ("mixed", mixed)]:
        lines.append(" ".join([str(seed), kind, *(f"{value:.17g}" for value in values)]))
pathlib.Path(__file__).with_name("mt19937.txt").write_text("\n".join(lines) + "\n")
