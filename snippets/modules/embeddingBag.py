# prefix: ml-bag-of-words-classifier
# title: Bag of words classifier
# description: "A class for each text from the embeddings of its words alone: quick, and hard to beat on few data."
# category: Modules
# needs: torch
# stops: [BagOfWords, features=64, 'mode="mean"|"sum"|"max"']

import torch
from torch import Tensor, nn

# ---


class BagOfWords(nn.Module):
    """Tokens (total,) of all texts, and where each begins (batch,), to logits."""

    def __init__(self, num_tokens: int, num_classes: int, features: int = 64) -> None:
        super().__init__()
        self.embedding = nn.EmbeddingBag(num_tokens, features, mode="mean")
        self.head = nn.Linear(features, num_classes)

    def forward(self, tokens: Tensor, offsets: Tensor) -> Tensor:
        return self.head(self.embedding(tokens, offsets))


# ---

assert BagOfWords(30, 3)(torch.tensor([4, 5, 6]), torch.tensor([0, 1])).shape == (2, 3)
