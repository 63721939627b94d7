# prefix: ml-attention-head
# title: Attention head
# description: Scaled dot-product attention of a single head, written out.
# category: Modules
# needs: torch
# stops: [AttentionHead]

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


class AttentionHead(nn.Module):
    """Sequences (batch, length, features) to (batch, length, head_features)."""

    def __init__(self, features: int, head_features: int) -> None:
        super().__init__()
        self.query = nn.Linear(features, head_features, bias=False)
        self.key = nn.Linear(features, head_features, bias=False)
        self.value = nn.Linear(features, head_features, bias=False)

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """Positions attend where mask (length, length) is true."""
        query, key, value = self.query(x), self.key(x), self.value(x)
        scores = query @ key.mT / math.sqrt(key.shape[-1])
        if mask is not None:
            scores = scores.masked_fill(~mask, -math.inf)
        return scores.softmax(dim=-1) @ value


# ---

head = AttentionHead(8, 4)
x = torch.randn(2, 5, 8)
mask = torch.ones(5, 5, dtype=torch.bool).tril()
expected = F.scaled_dot_product_attention(
    head.query(x), head.key(x), head.value(x), mask
)
torch.testing.assert_close(head(x, mask), expected)
