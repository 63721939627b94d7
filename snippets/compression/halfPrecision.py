# prefix: ml-half-precision
# title: Half precision
# description: "A copy of a model for inference in 16 bits: half the memory, and faster where the device computes in it."
# category: Compression
# needs: torch
# stops: [half_model, model, inputs, bfloat16|float16]

import copy

import torch
from torch import nn

model = nn.Linear(4, 2)
inputs = torch.randn(3, 4)

# ---

half_model = copy.deepcopy(model).eval().to(torch.bfloat16)
with torch.inference_mode():
    outputs = half_model(inputs.to(torch.bfloat16)).float()

# ---

assert outputs.dtype == torch.float32
