"""Writes npy.json: .npy files as NumPy writes them (base64), and what is in them. Needs NumPy; written by 1.24.2."""

import base64
import io
import json
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")  # versions 2 and 3 are only warned about
extremes = {
    "i1": [-128, -1, 0, 1, 2, 127],
    "u1": [0, 1, 2, 127, 128, 255],
    "i2": [-32768, -1, 0, 1, 258, 32767],
    "i4": [-2147483648, -1, 0, 1, 16909060, 2147483647],
    "i8": [-(2**53), -1, 0, 1, 72623859790382, 2**53],
    "b1": [False, True, True, False, False, True],
    "u2": [0, 1, 258, 32767, 32768, 65535],
    "u4": [0, 1, 16909060, 2147483647, 2147483648, 4294967295],
    "u8": [0, 1, 72623859790382, 2**53, 2**63 + 2**11, 2**64 - 1],
    "f2": [0.5, -1.5, 0.0999755859375, 65504.0, -0.0, 5.960464477539063e-08],
    "f4": [0.5, -1.5, 0.10000000149011612, 3.0, -0.0, 1.401298464324817e-45],
    "f8": [0.5, -1.5, 0.1, 3.0, -0.0, 5e-324],
}
files = []


def add(name, array, version=None):
    stream = io.BytesIO()
    np.lib.format.write_array(stream, array, version)
    files.append({
        "name": name,
        "file": base64.b64encode(stream.getvalue()).decode(),
        "shape": list(array.shape),
        "values": [float(value) for value in array.ravel(order="C")],
    })


for kind, values in extremes.items():
    for order in "<>":
        array = np.array(values, dtype=order + kind).reshape(2, 3)
        add(f"{order}{kind}", array)
        add(f"{order}{kind} Fortran", np.asfortranarray(array))
for version in [(1, 0), (2, 0), (3, 0)]:
    add(f"version {version[0]}", np.arange(6.0).reshape(3, 2), version)
add("three dimensions", np.arange(24, dtype="<f4").reshape(2, 3, 4))
add("three dimensions Fortran", np.asfortranarray(np.arange(24, dtype="<f4").reshape(2, 3, 4)))
add("one dimension", np.arange(5, dtype="<i4"))
add("no dimension", np.array(42.0))
add("no values", np.zeros((0, 3)))
pathlib.Path(__file__).with_name("npy.json").write_text(json.dumps(files, separators=(",", ":")) + "\n")
