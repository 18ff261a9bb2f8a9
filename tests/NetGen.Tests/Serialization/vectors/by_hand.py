"""Writes by_hand.safetensors: a file as another program may lay it out, from the format's description alone.

Two float64 tensors of a network with 2 inputs and 1 output; the bias comes first in the data and second in the header, foreign metadata, blanks
at the header's end.
"""

import json
import pathlib
import struct

header = {
    "__metadata__": {"format": "pt", "note": "made by hand"},
    "layer1.weight": {"dtype": "F64", "shape": [2, 1], "data_offsets": [8, 24]},
    "layer1.bias": {"dtype": "F64", "shape": [1], "data_offsets": [0, 8]},
}
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
data = struct.pack("<d", 0.5) + struct.pack("<2d", -1.25, 3.0e-5)
pathlib.Path(__file__).with_name("by_hand.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
