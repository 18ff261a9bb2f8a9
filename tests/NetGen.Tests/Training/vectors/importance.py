"""Writes importance.json: permutation_importance of scikit-learn for a linear model. Made with scikit-learn 1.2.1."""

import json
import pathlib

import numpy
from sklearn.inspection import permutation_importance
from sklearn.linear_model import LinearRegression

random = numpy.random.RandomState(9)
inputs = numpy.round(random.standard_normal((120, 4)) * [1, 2, 0.5, 1], 4)
weights = [1.5, -0.5, 0.0, 0.25]
targets = numpy.round(inputs @ weights + 0.75 + 0.3 * random.standard_normal(120), 4)
model = LinearRegression()
model.coef_, model.intercept_ = numpy.array(weights), 0.75
found = permutation_importance(model, inputs, targets, scoring="r2", n_repeats=400, random_state=1)
pathlib.Path(__file__).with_name("importance.json").write_text(json.dumps({
    "inputs": inputs.ravel().tolist(), "targets": targets.tolist(), "parameters": weights + [0.75], "score": model.score(inputs, targets),
    "mean": found.importances_mean.tolist(), "deviation": found.importances_std.tolist(), "repeats": 400,
}) + "\n")
