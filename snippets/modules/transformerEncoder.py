# prefix: ml-transformer-encoder
# title: Transformer encoder
# description: "A class for each padded text: embeddings, PyTorch's encoder, and a mean over what is not padding."
# category: Modules
# needs: torch
# stops: [TextEncoder, features=256, heads=8, layers=4, max_length=512, dropout=0.1]

import torch
from torch import Tensor, nn

# ---


class TextEncoder(nn.Module):
    """Tokens (batch, length), 0 where padded, to logits (batch, num_classes)."""

    def __init__(
        self,
        num_tokens: int,
        num_classes: int,
        features: int = 256,
        heads: int = 8,
        layers: int = 4,
        max_length: int = 512,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.tokens = nn.Embedding(num_tokens, features, padding_idx=0)
        self.positions = nn.Embedding(max_length, features)
        layer = nn.TransformerEncoderLayer(
            features,
            heads,
            dim_feedforward=4 * features,
            dropout=dropout,
            activation="gelu",
            batch_first=True,
            norm_first=True,
        )
        self.encoder = nn.TransformerEncoder(
            layer, layers, norm=nn.LayerNorm(features), enable_nested_tensor=False
        )
        self.head = nn.Linear(features, num_classes)

    def forward(self, tokens: Tensor) -> Tensor:
        padding = tokens == 0
        positions = torch.arange(tokens.shape[1], device=tokens.device)
        x = self.tokens(tokens) + self.positions(positions)
        x = self.encoder(x, src_key_padding_mask=padding)
        kept = (~padding).unsqueeze(-1).to(x.dtype)
        return self.head((x * kept).sum(dim=1) / kept.sum(dim=1).clamp(min=1))


# ---

model = TextEncoder(50, 3, features=16, heads=4, layers=2).eval()
logits = model(torch.tensor([[4, 5, 0, 0], [6, 7, 8, 9]]))
assert logits.shape == (2, 3)
torch.testing.assert_close(logits[:1], model(torch.tensor([[4, 5]])))
