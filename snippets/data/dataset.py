# prefix: ml-dataset
# title: Dataset
# description: "A map-style dataset: how many samples there are, and the one at an index."
# category: Data
# needs: torch
# stops: [TensorPairs, inputs, targets]

import torch
from torch import Tensor
from torch.utils.data import Dataset

# ---


class TensorPairs(Dataset[tuple[Tensor, Tensor]]):
    def __init__(self, inputs: Tensor, targets: Tensor) -> None:
        if len(inputs) != len(targets):
            raise ValueError(f"{len(inputs)} inputs but {len(targets)} targets")
        self.inputs = inputs
        self.targets = targets

    def __len__(self) -> int:
        return len(self.inputs)

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        return self.inputs[index], self.targets[index]


# ---

pairs = TensorPairs(torch.randn(8, 16), torch.arange(8))
assert len(pairs) == 8 and pairs[3][1] == 3
