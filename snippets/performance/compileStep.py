# prefix: ml-compile-regions
# title: Compile regions
# description: "Compiles each block of a deep model by itself: one compilation serves all that are alike."
# category: Performance
# needs: torch
# stops: [model]

import torch
from torch import nn


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(8, 8)

    def forward(self, x):
        return x + self.linear(x).relu()


model = nn.Sequential(Block(), Block(), Block())

# ---

for block in model.children():
    block.compile(fullgraph=True)

# ---

with torch.no_grad():
    assert model(torch.randn(4, 8)).shape == (4, 8)
