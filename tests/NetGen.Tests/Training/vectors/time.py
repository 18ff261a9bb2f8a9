"""Writes time.json: folds in the order of time, and windows of series. Needs NumPy and scikit-learn; written by 1.24.2 and 1.2.1."""

import json
import pathlib

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from sklearn.model_selection import TimeSeriesSplit

folds = []
for count in [2, 3, 6, 7, 10, 23, 100]:
    for parts in [2, 3, 5, 9]:
        for gap in [0, 1, 4]:
            try:
                split = [[part.tolist() for part in fold] for fold in TimeSeriesSplit(parts, gap=gap).split(np.zeros(count))]
            except ValueError:
                split = None  # too few rows
            folds.append({"count": count, "folds": parts, "gap": gap, "split": split})

windows = []
random = np.random.default_rng(1)
for steps, features, inputs, horizon in [(5, 1, 2, 1), (5, 1, 2, 3), (5, 1, 4, 1), (40, 1, 12, 1), (40, 1, 12, 6), (9, 3, 2, 1), (9, 3, 4, 2), (30, 2, 1, 1)]:
    series = np.round(random.normal(size=(steps, features)), 3)
    # [window, feature, step] becomes [window, step, feature]; the last windows have no target in the series.
    views = sliding_window_view(series, inputs, axis=0).transpose(0, 2, 1)[: steps - inputs - horizon + 1]
    targets = series[inputs + horizon - 1:]
    assert len(views) == len(targets)
    windows.append({
        "features": features, "inputs": inputs, "horizon": horizon, "series": series.ravel().tolist(),
        "windows": views.reshape(len(views), -1).ravel().tolist(), "targets": targets.ravel().tolist(),
    })

here = pathlib.Path(__file__)
here.with_name("time.json").write_text(json.dumps({"folds": folds, "windows": windows}, separators=(",", ":")) + "\n")
