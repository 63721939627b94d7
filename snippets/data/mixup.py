# prefix: ml-mixup
# title: Mixup
# description: Blends random pairs of samples and their targets, which become probabilities.
# category: Data
# needs: torch
# stops: [mixup, alpha=0.2]

import torch
import torch.nn.functional as F
from torch import Tensor

# ---


def mixup(
    inputs: Tensor, targets: Tensor, num_classes: int, alpha: float = 0.2
) -> tuple[Tensor, Tensor]:
    """Blended inputs and soft targets (batch, num_classes), which CrossEntropyLoss takes."""
    share = torch.distributions.Beta(alpha, alpha).sample().to(inputs.device)
    other = torch.randperm(len(inputs), device=inputs.device)
    soft = F.one_hot(targets, num_classes).to(inputs.dtype)
    return inputs.lerp(inputs[other], share), soft.lerp(soft[other], share)


# ---

inputs, soft = mixup(torch.randn(8, 3, 4, 4), torch.arange(8) % 3, num_classes=3)
assert inputs.shape == (8, 3, 4, 4)
torch.testing.assert_close(soft.sum(dim=1), torch.ones(8))
