# prefix: ml-loss-focal
# title: Focal loss
# description: Cross-entropy that cares little for what is already right; for many easy negatives.
# category: Losses
# needs: torch
# stops: [FocalLoss, gamma=2.0]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


class FocalLoss(nn.Module):
    """Logits (batch, classes) and class indices (batch,) to their mean loss."""

    weight: Tensor | None

    def __init__(self, gamma: float = 2.0, weight: Tensor | None = None) -> None:
        super().__init__()
        self.gamma = gamma
        self.register_buffer("weight", weight)

    def forward(self, logits: Tensor, targets: Tensor) -> Tensor:
        log_p = F.log_softmax(logits, dim=1)
        log_pt = log_p.gather(1, targets.unsqueeze(1)).squeeze(1)
        entropy = F.nll_loss(log_p, targets, weight=self.weight, reduction="none")
        return ((1 - log_pt.exp()) ** self.gamma * entropy).mean()


# ---

logits, targets = torch.randn(4, 3), torch.tensor([0, 1, 2, 0])
torch.testing.assert_close(
    FocalLoss(0.0)(logits, targets), F.cross_entropy(logits, targets)
)
assert FocalLoss(2.0)(logits, targets) < F.cross_entropy(logits, targets)
