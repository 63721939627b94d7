# prefix: ml-collate-padded
# title: Collate padded
# description: Sequences of different lengths as one padded batch with their lengths.
# category: Data
# needs: torch
# stops: [collate_padded, padding_value=0]

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

# ---


def collate_padded(samples: list[tuple[Tensor, int]]) -> tuple[Tensor, Tensor, Tensor]:
    """Inputs (batch, longest, ...), lengths and targets; for DataLoader's collate_fn."""
    sequences, targets = zip(*samples, strict=True)
    lengths = torch.tensor([len(sequence) for sequence in sequences])
    inputs = pad_sequence(list(sequences), batch_first=True, padding_value=0)
    return inputs, lengths, torch.tensor(targets)


# ---

inputs, lengths, targets = collate_padded([(torch.ones(3), 0), (torch.ones(5), 1)])
assert (
    inputs.shape == (2, 5) and lengths.tolist() == [3, 5] and inputs[0, 3:].sum() == 0
)
