# prefix: ml-loss-contrastive
# title: Contrastive loss
# description: "InfoNCE as in CLIP: each sample's partner among all of the batch, both ways."
# category: Losses
# needs: torch
# stops: [contrastive_loss, temperature=0.1]

import torch
import torch.nn.functional as F
from torch import Tensor

# ---


def contrastive_loss(a: Tensor, b: Tensor, temperature: float = 0.1) -> Tensor:
    """Embeddings (batch, features), where row i of a belongs to row i of b."""
    logits = F.normalize(a, dim=-1) @ F.normalize(b, dim=-1).mT / temperature
    targets = torch.arange(len(a), device=a.device)
    return (F.cross_entropy(logits, targets) + F.cross_entropy(logits.mT, targets)) / 2


# ---

x = torch.eye(4)
assert contrastive_loss(x, x) < 0.01 < contrastive_loss(x, x.roll(1, 0))
