# prefix: ml-loss-distillation
# title: Distillation loss
# description: A student that learns from the softened outputs of a teacher as well as from the targets.
# category: Losses
# needs: torch
# stops: [distillation_loss, temperature=4.0, alpha=0.7]

import torch
import torch.nn.functional as F
from torch import Tensor

# ---


def distillation_loss(
    student: Tensor,
    teacher: Tensor,
    targets: Tensor,
    temperature: float = 4.0,
    alpha: float = 0.7,
) -> Tensor:
    """Logits of both (batch, classes); alpha is the teacher's share."""
    soft = F.kl_div(
        F.log_softmax(student / temperature, dim=1),
        F.log_softmax(teacher.detach() / temperature, dim=1),
        reduction="batchmean",
        log_target=True,
    )
    hard = F.cross_entropy(student, targets)
    return alpha * temperature**2 * soft + (1 - alpha) * hard


# ---

logits, targets = torch.randn(4, 3), torch.tensor([0, 1, 2, 0])
torch.testing.assert_close(
    distillation_loss(logits, logits, targets), 0.3 * F.cross_entropy(logits, targets)
)
