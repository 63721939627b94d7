# prefix: ml-positional-encoding
# title: Positional encoding
# description: Sines and cosines of many wavelengths, added to the embeddings of a sequence.
# category: Modules
# needs: torch
# stops: [PositionalEncoding, max_length=5000]

import math

import torch
from torch import Tensor, nn

# ---


class PositionalEncoding(nn.Module):
    """Adds positions to sequences (batch, length, features); features is even."""

    encoding: Tensor

    def __init__(self, features: int, max_length: int = 5000) -> None:
        super().__init__()
        position = torch.arange(max_length).unsqueeze(1)
        rates = torch.exp(torch.arange(0, features, 2) * (-math.log(10000) / features))
        encoding = torch.empty(max_length, features)
        encoding[:, 0::2] = torch.sin(position * rates)
        encoding[:, 1::2] = torch.cos(position * rates)
        self.register_buffer("encoding", encoding, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.encoding[: x.shape[1]]


# ---

encoded = PositionalEncoding(8)(torch.zeros(2, 5, 8))
torch.testing.assert_close(encoded[0, 3, :2], torch.tensor([math.sin(3), math.cos(3)]))
