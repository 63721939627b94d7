# prefix: ml-quantize-torchao
# title: Quantize with torchao
# description: A copy of a model whose linear layers have weights of 8 bits, with torchao, the successor of torch.ao.quantization.
# category: Compression
# needs: torch, torchao
# stops: [quantized, model, Int8WeightOnlyConfig|Int8DynamicActivationInt8WeightConfig]

import copy

import torch
from torch import nn
from torchao import quantization

model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 64))

# ---

quantized = copy.deepcopy(model).eval()
quantization.quantize_(quantized, quantization.Int8WeightOnlyConfig())

# ---

with torch.inference_mode():
    assert quantized(torch.randn(4, 64)).shape == (4, 64)
