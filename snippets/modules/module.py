# prefix: ml-module
# title: Module
# description: A network of your own, with its layers in the constructor and the computation in forward.
# category: Modules
# needs: torch
# stops: [Net, in_features, out_features, "GELU|ReLU|SiLU|Tanh", "64"]

import torch
from torch import Tensor, nn


class Net(nn.Module):
    def __init__(self, in_features: int, out_features: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(in_features, 64),
            nn.GELU(),
            nn.Linear(64, out_features),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x)
