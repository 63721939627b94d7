# prefix: ml-half-precision
# title: Half precision
# description: "A model for inference in 16 bits: half the memory, and faster where the device computes in it."
# category: Compression
# needs: torch
# stops: [model, inputs, bfloat16|float16]

import torch
from torch import nn

model = nn.Linear(4, 2)
inputs = torch.randn(3, 4)

# ---

model = model.eval().to(torch.bfloat16)
with torch.inference_mode():
    outputs = model(inputs.to(torch.bfloat16)).float()

# ---

assert outputs.dtype == torch.float32
