# prefix: ml-layer-residual
# title: Residual layer
# description: Any layer with a norm before it and its input added after it.
# category: Layers
# needs: torch
# stops: [Residual, layer, LayerNorm|RMSNorm]

import torch
from torch import Tensor, nn

# ---


class Residual(nn.Module):
    def __init__(self, features: int, layer: nn.Module) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(features)
        self.layer = layer

    def forward(self, x: Tensor) -> Tensor:
        return x + self.layer(self.norm(x))


# ---

assert Residual(8, nn.Linear(8, 8))(torch.randn(2, 8)).shape == (2, 8)
