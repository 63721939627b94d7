# prefix: ml-transformer-decoder
# title: Transformer decoder
# description: "A small language model in GPT's manner: each position sees only what stands before it."
# category: Modules
# needs: torch
# stops: [LanguageModel, features=256, heads=8, layers=4, max_length=256, dropout=0.1]

import torch
from torch import Tensor, nn

# ---


class LanguageModel(nn.Module):
    """Tokens (batch, length) to logits (batch, length, num_tokens) of the token that follows."""

    def __init__(
        self,
        num_tokens: int,
        features: int = 256,
        heads: int = 8,
        layers: int = 4,
        max_length: int = 256,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.tokens = nn.Embedding(num_tokens, features)
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
        self.layers = nn.TransformerEncoder(
            layer, layers, norm=nn.LayerNorm(features), enable_nested_tensor=False
        )
        self.head = nn.Linear(features, num_tokens, bias=False)
        self.head.weight = self.tokens.weight

    def forward(self, tokens: Tensor) -> Tensor:
        length = tokens.shape[1]
        positions = torch.arange(length, device=tokens.device)
        x = self.tokens(tokens) + self.positions(positions)
        mask = nn.Transformer.generate_square_subsequent_mask(length, device=x.device)
        return self.head(self.layers(x, mask=mask, is_causal=True))


# ---

model = LanguageModel(30, features=16, heads=4, layers=2).eval()
tokens = torch.randint(0, 30, (2, 6))
logits = model(tokens)
assert logits.shape == (2, 6, 30)
torch.testing.assert_close(logits[:, :3], model(tokens[:, :3]))
