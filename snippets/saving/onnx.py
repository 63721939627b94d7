# prefix: ml-export-onnx
# title: Export ONNX
# description: The model in ONNX's format, with a batch of any size, for other runtimes.
# category: Saving and export
# needs: torch, onnxscript, onnx
# stops: [model, inputs, '"model.onnx"']

import onnx
import torch
from torch import nn

model = nn.Linear(4, 2)
inputs = torch.randn(3, 4)

# ---

model.eval()
torch.onnx.export(
    model,
    (inputs,),
    "model.onnx",
    input_names=["inputs"],
    output_names=["outputs"],
    dynamic_shapes=({0: torch.export.Dim("batch")},),
    dynamo=True,
)

# ---

onnx.checker.check_model("model.onnx")
