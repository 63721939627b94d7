# prefix: ml-transforms-augment
# title: Augment transforms
# description: Random crop, flip and normalization of a batch of images, in PyTorch alone and on any device.
# category: Data
# needs: torch
# stops: [augment, padding=4, mean, std]

import torch
import torch.nn.functional as F
from torch import Tensor

mean = torch.tensor([0.5, 0.5, 0.5])
std = torch.tensor([0.25, 0.25, 0.25])

# ---


def augment(images: Tensor, mean: Tensor, std: Tensor, padding: int = 4) -> Tensor:
    """Crops and flips each image of a batch (batch, channels, height, width) by itself."""
    batch, _, height, width = images.shape
    device = images.device
    padded = F.pad(images, [padding] * 4, mode="reflect")
    top, left = torch.randint(0, 2 * padding + 1, (2, batch, 1), device=device)
    rows = top + torch.arange(height, device=device)
    columns = left + torch.arange(width, device=device)
    flip = torch.rand(batch, 1, device=device) < 0.5
    columns = torch.where(flip, columns.flip(1), columns)
    each = torch.arange(batch, device=device)[:, None, None]
    cropped = padded[each, :, rows[:, :, None], columns[:, None, :]].movedim(-1, 1)
    return (cropped - mean[:, None, None]) / std[:, None, None]


# ---

images = torch.rand(8, 3, 12, 10)
assert augment(images, mean, std).shape == images.shape
same = augment(images, torch.zeros(3), torch.ones(3), padding=0)
assert all(
    torch.equal(a, b) or torch.equal(a, b.flip(2))
    for a, b in zip(same, images, strict=True)
)
