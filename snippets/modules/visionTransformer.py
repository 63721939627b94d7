# prefix: ml-vision-transformer-vit
# title: Vision transformer (ViT)
# description: An image as a sequence of patches with a class token, through a transformer encoder.
# category: Modules
# needs: torch
# stops: [VisionTransformer, image_size=224, patch_size=16, features=192, heads=3, layers=12]

import torch
from torch import Tensor, nn

# ---


class VisionTransformer(nn.Module):
    """Images (batch, 3, image_size, image_size) to logits (batch, num_classes)."""

    def __init__(
        self,
        num_classes: int,
        image_size: int = 224,
        patch_size: int = 16,
        features: int = 192,
        heads: int = 3,
        layers: int = 12,
    ) -> None:
        super().__init__()
        patches = (image_size // patch_size) ** 2
        self.patches = nn.Conv2d(3, features, kernel_size=patch_size, stride=patch_size)
        self.class_token = nn.Parameter(torch.zeros(1, 1, features))
        self.positions = nn.Parameter(torch.randn(1, patches + 1, features) * 0.02)
        layer = nn.TransformerEncoderLayer(
            features,
            heads,
            dim_feedforward=4 * features,
            activation="gelu",
            batch_first=True,
            norm_first=True,
        )
        self.encoder = nn.TransformerEncoder(
            layer, layers, norm=nn.LayerNorm(features), enable_nested_tensor=False
        )
        self.head = nn.Linear(features, num_classes)

    def forward(self, images: Tensor) -> Tensor:
        x = self.patches(images).flatten(2).mT
        x = torch.cat([self.class_token.expand(len(x), -1, -1), x], dim=1)
        return self.head(self.encoder(x + self.positions)[:, 0])


# ---

model = VisionTransformer(5, image_size=32, patch_size=8, features=24, layers=2)
assert model(torch.randn(2, 3, 32, 32)).shape == (2, 5)
