# prefix: ml-layer-drop-path
# title: Drop path layer
# description: "Stochastic depth: leaves a residual branch out for some samples while training."
# category: Layers
# needs: torch
# stops: [DropPath, p=0.1]

import torch
from torch import Tensor, nn

# ---


class DropPath(nn.Module):
    """Zeroes a residual branch for a share p of the samples, and scales it up for the others."""

    def __init__(self, p: float = 0.1) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0:
            return x
        keep = torch.rand(len(x), *[1] * (x.ndim - 1), device=x.device) >= self.p
        return x * keep / (1 - self.p)


# ---

dropped = DropPath(0.5)(torch.ones(1000, 2, 3))
assert set(dropped.unique().tolist()) == {0.0, 2.0} and 0.4 < dropped.mean() / 2 < 0.6
