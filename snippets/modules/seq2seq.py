# prefix: ml-transformer-translator
# title: Transformer translator
# description: Encoder and decoder for one sequence into another, with padding and causal masks.
# category: Modules
# needs: torch
# stops: [Translator, features=256, heads=8, layers=3, max_length=256]

import torch
from torch import Tensor, nn

# ---


class Translator(nn.Module):
    """Source and target tokens (batch, length), 0 where padded, to target logits."""

    def __init__(
        self,
        num_tokens: int,
        features: int = 256,
        heads: int = 8,
        layers: int = 3,
        max_length: int = 256,
    ) -> None:
        super().__init__()
        self.tokens = nn.Embedding(num_tokens, features, padding_idx=0)
        self.positions = nn.Embedding(max_length, features)
        self.transformer = nn.Transformer(
            features,
            heads,
            num_encoder_layers=layers,
            num_decoder_layers=layers,
            dim_feedforward=4 * features,
            batch_first=True,
        )
        self.head = nn.Linear(features, num_tokens)

    def embed(self, tokens: Tensor) -> Tensor:
        positions = torch.arange(tokens.shape[1], device=tokens.device)
        return self.tokens(tokens) + self.positions(positions)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        length = target.shape[1]
        later = torch.ones(length, length, dtype=torch.bool, device=target.device).triu(
            1
        )
        decoded = self.transformer(
            self.embed(source),
            self.embed(target),
            tgt_mask=later,
            src_key_padding_mask=source == 0,
            tgt_key_padding_mask=target == 0,
            memory_key_padding_mask=source == 0,
            tgt_is_causal=True,
        )
        return self.head(decoded)


# ---

model = Translator(30, features=16, heads=4, layers=1)
assert model(torch.tensor([[3, 4, 0]]), torch.tensor([[5, 6]])).shape == (1, 2, 30)
