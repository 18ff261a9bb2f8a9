"""Writes starts.json: what networks start from, drawn with NumPy's legacy RandomState layer by layer.

Parameters are in logical order, weights [in][out] row by row and then the biases. FanInUniform draws both of them, limit 1 / sqrt(in); with the
other initializers biases are 0 and draw nothing, so that the next layer goes on where the weights ended. Made with NumPy 1.24.2.
"""

import json
import math
import pathlib

import numpy

uniform_limits = {
    "FanInUniform": lambda rows, columns: 1 / math.sqrt(rows),
    "GlorotUniform": lambda rows, columns: math.sqrt(6 / (rows + columns)),
}
normal_deviations = {"HeNormal": lambda rows, columns: math.sqrt(2 / rows)}


def draw(random, initializer, rows, columns, bias):
    if initializer == "Zeros":
        return [numpy.zeros(rows * columns + (columns if bias else 0))]
    if initializer in normal_deviations:
        weights = normal_deviations[initializer](rows, columns) * random.standard_normal((rows, columns))
        return [weights.ravel(), numpy.zeros(columns if bias else 0)]
    limit = uniform_limits[initializer](rows, columns)
    weights = limit * (2 * random.random_sample((rows, columns)) - 1)
    has_own_biases = bias and initializer == "FanInUniform"
    biases = limit * (2 * random.random_sample(columns) - 1) if has_own_biases else numpy.zeros(columns if bias else 0)
    return [weights.ravel(), biases]


networks = {
    "one": [("FanInUniform", 3, 5, True)],
    "three": [("FanInUniform", 10, 7, True), ("FanInUniform", 7, 6, True), ("FanInUniform", 6, 1, True)],
    "mixed": [
        ("FanInUniform", 7, 5, True), ("HeNormal", 5, 3, True), ("FanInUniform", 3, 4, False),
        ("Zeros", 4, 3, True), ("FanInUniform", 3, 17, True), ("GlorotUniform", 17, 2, True),
    ],
}
result = []
for name, layers in networks.items():
    for seed in [0, 1, 42, 4294967295]:
        random = numpy.random.RandomState(seed)
        values = numpy.concatenate([part for layer in layers for part in draw(random, *layer)])
        result.append({
            "name": name,
            "seed": seed,
            "layers": [dict(zip(["initializer", "inputs", "units", "bias"], layer)) for layer in layers],
            "parameters": values.tolist(),
        })
lines = ",\n".join(json.dumps(one) for one in result)
pathlib.Path(__file__).with_name("starts.json").write_text(f"[\n{lines}\n]\n")
