# prefix: ml-rotary-embedding
# title: Rotary embedding
# description: "Positions as rotations of queries and keys (RoPE): their product depends on the distance alone."
# category: Modules
# needs: torch
# stops: [rotate, base=10000.0]

import torch
from torch import Tensor

# ---


def rotate(x: Tensor, base: float = 10000.0) -> Tensor:
    """Rotates queries or keys (..., length, features) by position; features is even."""
    length, features = x.shape[-2:]
    rates = base ** (-torch.arange(0, features, 2, device=x.device) / features)
    angles = torch.arange(length, device=x.device).outer(rates)
    cos, sin = angles.cos(), angles.sin()
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack(
        [even * cos - odd * sin, even * sin + odd * cos], dim=-1
    ).flatten(-2)


# ---

queries, keys = torch.randn(8).expand(6, 8), torch.randn(8).expand(6, 8)
scores = rotate(queries) @ rotate(keys).mT
torch.testing.assert_close(scores[3, 1], scores[5, 3])
