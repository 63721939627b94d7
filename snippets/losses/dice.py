# prefix: ml-loss-dice
# title: Dice loss
# description: One less the overlap of predicted and true masks, however small they are; for segmentation.
# category: Losses
# needs: torch
# stops: [dice_loss, epsilon=1e-6]

import torch
from torch import Tensor

# ---


def dice_loss(logits: Tensor, targets: Tensor, epsilon: float = 1e-6) -> Tensor:
    """Logits and binary targets, both (batch, classes, height, width)."""
    p = logits.sigmoid()
    overlap = (p * targets).sum(dim=(2, 3))
    total = p.sum(dim=(2, 3)) + targets.sum(dim=(2, 3))
    return 1 - ((2 * overlap + epsilon) / (total + epsilon)).mean()


# ---

targets = (torch.rand(2, 3, 8, 8) > 0.5).float()
assert dice_loss(100 * (targets - 0.5), targets) < 1e-3
assert dice_loss(-100 * (targets - 0.5), targets) > 0.99
