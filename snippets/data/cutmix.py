# prefix: ml-cutmix
# title: CutMix
# description: Pastes a rectangle of one image into another and mixes their targets by its area.
# category: Data
# needs: torch
# stops: [cutmix, alpha=1.0]

import torch
import torch.nn.functional as F
from torch import Tensor

# ---


def cutmix(
    images: Tensor, targets: Tensor, num_classes: int, alpha: float = 1.0
) -> tuple[Tensor, Tensor]:
    """Mixed images (batch, channels, height, width) and soft targets (batch, num_classes)."""
    height, width = images.shape[-2:]
    side = (1 - torch.distributions.Beta(alpha, alpha).sample()).sqrt()
    cut_height, cut_width = int(side * height), int(side * width)
    top = int(torch.randint(height - cut_height + 1, ()))
    left = int(torch.randint(width - cut_width + 1, ()))
    box = (..., slice(top, top + cut_height), slice(left, left + cut_width))

    other = torch.randperm(len(images), device=images.device)
    mixed = images.clone()
    mixed[box] = images[other][box]
    soft = F.one_hot(targets, num_classes).to(images.dtype)
    return mixed, soft.lerp(soft[other], cut_height * cut_width / (height * width))


# ---

images, soft = cutmix(torch.randn(8, 3, 16, 12), torch.arange(8) % 3, num_classes=3)
assert images.shape == (8, 3, 16, 12)
torch.testing.assert_close(soft.sum(dim=1), torch.ones(8))
