# prefix: ml-vocabulary
# title: Vocabulary
# description: Words as numbers, rare ones as unknown, without any tokenizer library.
# category: Data
# needs: torch
# stops: [build_vocabulary, encode, min_count=2]

from collections import Counter
from collections.abc import Iterable

import torch
from torch import Tensor

# ---

PAD, UNKNOWN = 0, 1


def build_vocabulary(texts: Iterable[str], min_count: int = 2) -> dict[str, int]:
    counts = Counter(word for text in texts for word in text.lower().split())
    words = [word for word, count in counts.most_common() if count >= min_count]
    return {"<pad>": PAD, "<unk>": UNKNOWN} | {
        word: i for i, word in enumerate(words, 2)
    }


def encode(text: str, vocabulary: dict[str, int]) -> Tensor:
    return torch.tensor(
        [vocabulary.get(word, UNKNOWN) for word in text.lower().split()]
    )


# ---

vocabulary = build_vocabulary(["the cat sat", "the dog sat"])
assert encode("The cat SAT", vocabulary).tolist() == [2, UNKNOWN, 3]
