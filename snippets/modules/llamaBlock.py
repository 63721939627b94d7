# prefix: ml-llama-block
# title: Llama block
# description: "A decoder block as in Llama: RMSNorm, rotary positions, grouped-query attention and SwiGLU."
# category: Modules
# needs: torch
# stops: [rotated, LlamaBlock, heads=8, kv_heads=2, base=10000.0]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


def rotated(x: Tensor, base: float = 10000.0) -> Tensor:
    """Queries or keys (..., length, features) turned by their positions, halves as pairs."""
    length, features = x.shape[-2:]
    rates = base ** (-torch.arange(0, features, 2, device=x.device) / features)
    angles = torch.arange(length, device=x.device).outer(rates)
    cos, sin = angles.cos().to(x.dtype), angles.sin().to(x.dtype)
    a, b = x.chunk(2, dim=-1)
    return torch.cat([a * cos - b * sin, b * cos + a * sin], dim=-1)


class LlamaBlock(nn.Module):
    """Tokens (batch, length, features) to the same; kv_heads divides heads."""

    def __init__(self, features: int, heads: int = 8, kv_heads: int = 2) -> None:
        super().__init__()
        self.size = features // heads
        hidden = -(-features * 8 // 3 // 64) * 64  # a multiple of 64
        self.attention_norm = nn.RMSNorm(features)
        self.q = nn.Linear(features, heads * self.size, bias=False)
        self.k = nn.Linear(features, kv_heads * self.size, bias=False)
        self.v = nn.Linear(features, kv_heads * self.size, bias=False)
        self.out = nn.Linear(heads * self.size, features, bias=False)
        self.mlp_norm = nn.RMSNorm(features)
        self.gate = nn.Linear(features, hidden, bias=False)
        self.up = nn.Linear(features, hidden, bias=False)
        self.down = nn.Linear(hidden, features, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        normed = self.attention_norm(x)
        q, k, v = (
            layer(normed).unflatten(-1, (-1, self.size)).transpose(1, 2)
            for layer in (self.q, self.k, self.v)
        )
        attended = F.scaled_dot_product_attention(
            rotated(q), rotated(k), v, is_causal=True, enable_gqa=True
        )
        x = x + self.out(attended.transpose(1, 2).flatten(2))
        normed = self.mlp_norm(x)
        return x + self.down(F.silu(self.gate(normed)) * self.up(normed))


# ---

block = LlamaBlock(64)
x = torch.randn(2, 6, 64)
changed = x.clone()
changed[:, 4:] = 0
torch.testing.assert_close(block(x)[:, :4], block(changed)[:, :4])
q, k = torch.randn(8).expand(6, 8), torch.randn(8).expand(6, 8)
scores = rotated(q) @ rotated(k).mT
torch.testing.assert_close(scores[3, 1], scores[5, 3])
assert block.k.weight.shape == (16, 64) and block.up.weight.shape == (192, 64)
