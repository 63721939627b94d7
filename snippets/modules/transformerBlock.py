# prefix: ml-transformer-block
# title: Transformer block
# description: Attention and a feed-forward layer, each normalized first and added to its input.
# category: Modules
# needs: torch
# stops: [TransformerBlock, heads=8, GELU|ReLU|SiLU, dropout=0.1]

import torch
from torch import Tensor, nn

# ---


class TransformerBlock(nn.Module):
    """Sequences (batch, length, features) to the same shape."""

    def __init__(self, features: int, heads: int = 8, dropout: float = 0.1) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(features)
        self.attention = nn.MultiheadAttention(
            features, heads, dropout=dropout, batch_first=True
        )
        self.feedforward = nn.Sequential(
            nn.LayerNorm(features),
            nn.Linear(features, 4 * features),
            nn.GELU(),
            nn.Linear(4 * features, features),
            nn.Dropout(dropout),
        )

    def forward(self, x: Tensor, padding: Tensor | None = None) -> Tensor:
        """Positions where padding (batch, length) is true are not attended to."""
        normed = self.attention_norm(x)
        attended, _ = self.attention(
            normed, normed, normed, key_padding_mask=padding, need_weights=False
        )
        x = x + attended
        return x + self.feedforward(x)


# ---

padding = torch.tensor([[False, False, True], [False, False, False]])
assert TransformerBlock(16, heads=4)(torch.randn(2, 3, 16), padding).shape == (2, 3, 16)
