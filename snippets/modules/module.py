# prefix: ml-module
# title: Module
# description: "A network of your own: its layers in the constructor, the computation in forward."
# category: Modules
# needs: torch
# stops: [Net, in_features, out_features, "64", GELU|ReLU|SiLU|Tanh]

import torch
from torch import Tensor, nn

# ---


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


# ---

assert Net(16, 4)(torch.randn(2, 16)).shape == (2, 4)
