# prefix: ml-unet
# title: U-Net
# description: "Down to a small image and up again, with each size's details carried across: a class for every pixel."
# category: Modules
# needs: torch
# stops: [DoubleConv, UNet, "32, 64, 128"]

from itertools import pairwise

import torch
from torch import Tensor, nn

# ---


class DoubleConv(nn.Sequential):
    def __init__(self, in_channels: int, out_channels: int) -> None:
        super().__init__(
            nn.Conv2d(in_channels, out_channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(out_channels),
            nn.ReLU(),
            nn.Conv2d(out_channels, out_channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(out_channels),
            nn.ReLU(),
        )


class UNet(nn.Module):
    """Images (batch, in_channels, height, width) to logits (batch, num_classes, height, width).

    Height and width are multiples of 2 ** (len(widths) - 1).
    """

    def __init__(
        self,
        in_channels: int,
        num_classes: int,
        widths: tuple[int, ...] = (32, 64, 128),
    ) -> None:
        super().__init__()
        steps = list(pairwise(widths))
        self.stem = DoubleConv(in_channels, widths[0])
        self.down = nn.ModuleList(DoubleConv(narrow, wide) for narrow, wide in steps)
        self.up = nn.ModuleList(
            nn.ConvTranspose2d(wide, narrow, kernel_size=2, stride=2)
            for narrow, wide in reversed(steps)
        )
        self.merge = nn.ModuleList(
            DoubleConv(2 * narrow, narrow) for narrow, _ in reversed(steps)
        )
        self.pool = nn.MaxPool2d(2)
        self.head = nn.Conv2d(widths[0], num_classes, kernel_size=1)

    def forward(self, x: Tensor) -> Tensor:
        x = self.stem(x)
        skips: list[Tensor] = []
        for down in self.down:
            skips.append(x)
            x = down(self.pool(x))
        for up, merge in zip(self.up, self.merge, strict=True):
            x = merge(torch.cat([skips.pop(), up(x)], dim=1))
        return self.head(x)


# ---

assert UNet(3, 5)(torch.randn(2, 3, 16, 24)).shape == (2, 5, 16, 24)
