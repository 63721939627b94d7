# prefix: ml-lstm-classifier
# title: LSTM classifier
# description: A class for each padded sequence, from the last state of a recurrent network in both directions.
# category: Modules
# needs: torch
# stops: [SequenceClassifier, LSTM|GRU, hidden_size=128, num_layers=1, dropout=0.1]

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence

# ---


class SequenceClassifier(nn.Module):
    """Tokens (batch, length) with their lengths (batch,) to logits (batch, num_classes)."""

    def __init__(
        self,
        num_tokens: int,
        num_classes: int,
        hidden_size: int = 128,
        num_layers: int = 1,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.embedding = nn.Embedding(num_tokens, hidden_size, padding_idx=0)
        self.recurrent = nn.LSTM(
            hidden_size,
            hidden_size,
            num_layers,
            batch_first=True,
            bidirectional=True,
            dropout=dropout if num_layers > 1 else 0.0,
        )
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(2 * hidden_size, num_classes)

    def forward(self, tokens: Tensor, lengths: Tensor) -> Tensor:
        packed = pack_padded_sequence(
            self.embedding(tokens),
            lengths.cpu(),
            batch_first=True,
            enforce_sorted=False,
        )
        _, state = self.recurrent(packed)
        hidden = state[0] if isinstance(state, tuple) else state
        both = torch.cat([hidden[-2], hidden[-1]], dim=1)
        return self.head(self.dropout(both))


# ---

model = SequenceClassifier(50, 3, hidden_size=8).eval()
tokens = torch.tensor([[5, 6, 0, 0], [7, 8, 9, 4]])
logits = model(tokens, torch.tensor([2, 4]))
assert logits.shape == (2, 3)
torch.testing.assert_close(logits[:1], model(tokens[:1, :2], torch.tensor([2])))
