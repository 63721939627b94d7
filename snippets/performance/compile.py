# prefix: ml-compile
# title: Compile
# description: Fuses the model's operations into kernels at its first call; slow then, faster afterwards.
# category: Performance
# needs: torch
# stops: [compiled, model, '"default"|"reduce-overhead"|"max-autotune-no-cudagraphs"', dynamic=None|True|False]

import torch
from torch import nn

model = nn.Sequential(nn.Linear(8, 8), nn.GELU(), nn.Linear(8, 2))

# ---

compiled = torch.compile(model, mode="default", dynamic=None)

# ---

assert compiled(torch.randn(4, 8)).shape == (4, 2)
