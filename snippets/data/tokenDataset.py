# prefix: ml-dataset-tokens
# title: Token dataset
# description: "Windows of one long text for a language model: each target is the token that follows."
# category: Data
# needs: torch
# stops: [TokenWindows, tokens, length]

import torch
from torch import Tensor
from torch.utils.data import Dataset

# ---


class TokenWindows(Dataset[tuple[Tensor, Tensor]]):
    def __init__(self, tokens: Tensor, length: int) -> None:
        self.tokens = tokens
        self.length = length

    def __len__(self) -> int:
        return max(len(self.tokens) - self.length, 0)

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        window = self.tokens[index : index + self.length + 1]
        return window[:-1], window[1:]


# ---

windows = TokenWindows(torch.arange(10), 4)
assert len(windows) == 6
assert windows[5][0].tolist() == [5, 6, 7, 8] and windows[5][1].tolist() == [6, 7, 8, 9]
