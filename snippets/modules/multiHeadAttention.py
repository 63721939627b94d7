# prefix: ml-multi-head-attention
# title: Multi-head attention
# description: Self-attention with PyTorch's fused kernel, which takes the fastest way that the device has.
# category: Modules
# needs: torch
# stops: [SelfAttention, heads=8, is_causal=False|True]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


class SelfAttention(nn.Module):
    """Sequences (batch, length, features) to the same shape; features is a multiple of heads."""

    def __init__(self, features: int, heads: int = 8, dropout: float = 0.0) -> None:
        super().__init__()
        self.heads = heads
        self.dropout = dropout
        self.projections = nn.Linear(features, 3 * features)
        self.output = nn.Linear(features, features)

    def forward(self, x: Tensor) -> Tensor:
        split = self.projections(x).unflatten(-1, (3, self.heads, -1))
        query, key, value = split.permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(
            query,
            key,
            value,
            dropout_p=self.dropout if self.training else 0.0,
            is_causal=False,
        )
        return self.output(attended.transpose(1, 2).flatten(2))


# ---

assert SelfAttention(16, heads=4)(torch.randn(2, 5, 16)).shape == (2, 5, 16)
