# prefix: ml-conv-block
# title: Conv block
# description: Convolution, batch norm and activation; the size stays, or is divided by the stride.
# category: Modules
# needs: torch
# stops: [conv_block, kernel_size=3, ReLU|GELU|SiLU]

import torch
from torch import nn

# ---


def conv_block(
    in_channels: int, out_channels: int, kernel_size: int = 3, stride: int = 1
) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(
            in_channels,
            out_channels,
            kernel_size,
            stride=stride,
            padding=kernel_size // 2,
            bias=False,
        ),
        nn.BatchNorm2d(out_channels),
        nn.ReLU(),
    )


# ---

assert conv_block(3, 8, stride=2)(torch.randn(2, 3, 16, 16)).shape == (2, 8, 8, 8)
