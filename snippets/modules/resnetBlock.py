# prefix: ml-resnet-block
# title: ResNet block
# description: Two convolutions beside a shortcut, which is projected where the size or the channels change.
# category: Modules
# needs: torch
# stops: [ResNetBlock, ReLU|GELU|SiLU]

import torch
from torch import Tensor, nn

# ---


class ResNetBlock(nn.Module):
    def __init__(self, in_channels: int, out_channels: int, stride: int = 1) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(
                in_channels, out_channels, 3, stride=stride, padding=1, bias=False
            ),
            nn.BatchNorm2d(out_channels),
            nn.ReLU(),
            nn.Conv2d(out_channels, out_channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(out_channels),
        )
        self.shortcut: nn.Module = nn.Identity()
        if stride != 1 or in_channels != out_channels:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_channels, out_channels, 1, stride=stride, bias=False),
                nn.BatchNorm2d(out_channels),
            )
        self.activation = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        return self.activation(self.layers(x) + self.shortcut(x))


# ---

assert ResNetBlock(8, 16, stride=2)(torch.randn(2, 8, 8, 8)).shape == (2, 16, 4, 4)
assert ResNetBlock(8, 8)(torch.randn(2, 8, 8, 8)).shape == (2, 8, 8, 8)
