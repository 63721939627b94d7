# prefix: ml-separable-conv
# title: Separable conv
# description: "A filter for each channel, then a mix of the channels: about a ninth of the work of a 3 by 3 convolution."
# category: Modules
# needs: torch
# stops: [SeparableConv, kernel_size=3]

import torch
from torch import Tensor, nn

# ---


class SeparableConv(nn.Module):
    def __init__(
        self, in_channels: int, out_channels: int, kernel_size: int = 3
    ) -> None:
        super().__init__()
        self.depthwise = nn.Conv2d(
            in_channels,
            in_channels,
            kernel_size,
            padding=kernel_size // 2,
            groups=in_channels,
            bias=False,
        )
        self.pointwise = nn.Conv2d(in_channels, out_channels, kernel_size=1, bias=False)
        self.norm = nn.BatchNorm2d(out_channels)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(self.pointwise(self.depthwise(x)))


# ---

assert SeparableConv(4, 8)(torch.randn(2, 4, 9, 9)).shape == (2, 8, 9, 9)
