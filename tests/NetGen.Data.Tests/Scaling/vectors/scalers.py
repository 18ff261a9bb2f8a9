"""Writes scalers.json: what scikit-learn's scalers make of a table with columns of all kinds. Needs scikit-learn; written by 1.2.1."""

import json
import pathlib

import numpy as np
from sklearn.preprocessing import MinMaxScaler, StandardScaler

random = np.random.RandomState(1)
rows = np.column_stack([
    random.normal(5, 3, 40),
    random.randint(0, 256, 40).astype(float),
    np.full(40, 0.1),  # constant, and no finite binary number: the sum of its squares is not 0
    np.zeros(40),
    1e9 + random.normal(0, 1, 40),  # far from 0
    1e15 + random.randint(0, 2, 40) * 0.125,  # so far that its variance is rounding
    random.normal(0, 1e-12, 40),
    np.where(np.arange(40) == 7, 1.0, -1.0),
    np.where(np.arange(40) < 20, 1e-15, 0.0),  # constant for MinMaxScaler, not for StandardScaler
])
new = np.vstack([rows[:3], random.normal(0, 10, (3, rows.shape[1]))])
vectors = {"rows": rows.tolist(), "new": new.tolist()}
standard = StandardScaler().fit(rows)
vectors["standard"] = {
    "mean": standard.mean_.tolist(),
    "scale": standard.scale_.tolist(),
    "transformed": standard.transform(new).tolist(),
    "inverse": standard.inverse_transform(new).tolist(),
}
for name, limits in {"minmax": (0, 1), "symmetric": (-1, 1)}.items():
    scaler = MinMaxScaler(feature_range=limits).fit(rows)
    vectors[name] = {
        "minimum": scaler.data_min_.tolist(),
        "maximum": scaler.data_max_.tolist(),
        "transformed": scaler.transform(new).tolist(),
        "inverse": scaler.inverse_transform(new).tolist(),
    }
pathlib.Path(__file__).with_name("scalers.json").write_text(json.dumps(vectors) + "\n")
