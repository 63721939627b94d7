# prefix: ml-patch-embedding
# title: Patch embedding
# description: "Images as sequences of embedded patches: one strided convolution."
# category: Modules
# needs: torch
# stops: [PatchEmbedding, patch_size=16, in_channels=3]

import torch
from torch import Tensor, nn

# ---


class PatchEmbedding(nn.Module):
    """Images (batch, in_channels, height, width) to patches (batch, patches, features)."""

    def __init__(
        self, features: int, patch_size: int = 16, in_channels: int = 3
    ) -> None:
        super().__init__()
        self.project = nn.Conv2d(
            in_channels, features, kernel_size=patch_size, stride=patch_size
        )

    def forward(self, images: Tensor) -> Tensor:
        return self.project(images).flatten(2).mT


# ---

assert PatchEmbedding(24)(torch.randn(2, 3, 32, 64)).shape == (2, 8, 24)
