# prefix: ml-quantize-torchao
# title: Quantize with torchao
# description: Weights of linear layers in 8 bits, with torchao, the successor of torch.ao.quantization.
# category: Compression
# needs: torch, torchao
# stops: [model, Int8WeightOnlyConfig|Int8DynamicActivationInt8WeightConfig]

import torch
from torch import nn
from torchao import quantization

model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 64))

# ---

model.eval()
quantization.quantize_(model, quantization.Int8WeightOnlyConfig())

# ---

with torch.inference_mode():
    assert model(torch.randn(4, 64)).shape == (4, 64)
