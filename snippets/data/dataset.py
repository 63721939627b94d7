# prefix: ml-dataset
# title: Dataset with DataLoader
# description: A dataset over tensors in memory and the loader that shuffles and batches it.
# category: Data
# needs: torch
# stops: [TensorPairs, inputs, targets, train_loader, "64"]

import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

inputs = torch.randn(256, 16)
targets = torch.randint(0, 4, (256,))

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


train_loader = DataLoader(
    TensorPairs(inputs, targets),
    batch_size=64,
    shuffle=True,
    pin_memory=torch.cuda.is_available(),
)
