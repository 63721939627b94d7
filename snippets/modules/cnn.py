# prefix: ml-cnn
# title: CNN
# description: Convolutions that halve the image and widen the channels, then one linear layer over their means.
# category: Modules
# needs: torch
# stops: [CNN, in_channels=3, "32, 64, 128", ReLU|GELU|SiLU]

import torch
from torch import Tensor, nn

# ---


class CNN(nn.Module):
    """Images (batch, in_channels, height, width) to logits (batch, num_classes)."""

    def __init__(self, num_classes: int, in_channels: int = 3) -> None:
        super().__init__()
        stages: list[nn.Module] = []
        channels = in_channels
        for width in (32, 64, 128):
            stages += [
                nn.Conv2d(channels, width, kernel_size=3, padding=1, bias=False),
                nn.BatchNorm2d(width),
                nn.ReLU(),
                nn.MaxPool2d(2),
            ]
            channels = width
        self.features = nn.Sequential(*stages)
        self.head = nn.Linear(channels, num_classes)

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.features(x).mean(dim=(2, 3)))


# ---

assert CNN(10)(torch.randn(2, 3, 32, 24)).shape == (2, 10)
