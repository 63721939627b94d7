# prefix: ml-layer-squeeze-excitation
# title: Squeeze-excitation layer
# description: Weighs each channel by what the whole image says about it.
# category: Layers
# needs: torch
# stops: [SqueezeExcitation, reduction=16]

import torch
from torch import Tensor, nn

# ---


class SqueezeExcitation(nn.Module):
    """Feature maps (batch, channels, height, width) to the same shape."""

    def __init__(self, channels: int, reduction: int = 16) -> None:
        super().__init__()
        hidden = max(channels // reduction, 1)
        self.gate = nn.Sequential(
            nn.AdaptiveAvgPool2d(1),
            nn.Conv2d(channels, hidden, kernel_size=1),
            nn.ReLU(),
            nn.Conv2d(hidden, channels, kernel_size=1),
            nn.Sigmoid(),
        )

    def forward(self, x: Tensor) -> Tensor:
        return x * self.gate(x)


# ---

assert SqueezeExcitation(32)(torch.randn(2, 32, 5, 5)).shape == (2, 32, 5, 5)
