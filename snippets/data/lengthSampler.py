# prefix: ml-sampler-by-length
# title: Sampler by length
# description: Batches of sequences of like length, in random order, so that little is spent on padding.
# category: Data
# needs: torch
# stops: [LengthBatches, lengths, batch_size]

from collections.abc import Iterator, Sequence

import torch
from torch.utils.data import Sampler

# ---


class LengthBatches(Sampler[list[int]]):
    """For DataLoader(dataset, batch_sampler=LengthBatches(lengths, 32))."""

    def __init__(self, lengths: Sequence[int], batch_size: int) -> None:
        self.lengths = torch.as_tensor(lengths)
        self.batch_size = batch_size

    def __len__(self) -> int:
        return -(-len(self.lengths) // self.batch_size)

    def __iter__(self) -> Iterator[list[int]]:
        noise = torch.rand(len(self.lengths))
        batches = (self.lengths + noise).argsort().split(self.batch_size)
        for i in torch.randperm(len(batches)):
            yield batches[i].tolist()


# ---

batches = list(LengthBatches([5, 1, 9, 1, 5, 9, 2], 3))
assert len(batches) == 3 and sorted(sum(batches, [])) == list(range(7))
assert any(sorted(batch) == [1, 3, 6] for batch in batches)
