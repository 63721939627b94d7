# prefix: ml-siamese
# title: Siamese
# description: One encoder for two inputs; the cosine of their embeddings says how alike they are.
# category: Modules
# needs: torch
# stops: [Siamese, encoder]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


class Siamese(nn.Module):
    """Pairs of inputs to the cosine similarity (batch,) of their embeddings."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        return F.cosine_similarity(self.encoder(left), self.encoder(right), dim=-1)


# ---

x = torch.randn(3, 8)
torch.testing.assert_close(Siamese(nn.Linear(8, 4))(x, x), torch.ones(3))
