"""Classifies token sequences of different length."""

import random

import torch
import torch.nn as nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence
from torch.utils.data import DataLoader, Dataset

VOCABULARY = 30
PAD = 0


class Sentences(Dataset):
    def __init__(self, n: int, seed: int) -> None:
        rng = random.Random(seed)
        self.sentences = [
            torch.tensor([rng.randrange(1, VOCABULARY) for _ in range(rng.randrange(3, 9))])
            for _ in range(n)
        ]

    def __len__(self):
        return len(self.sentences)

    def __getitem__(self, index):
        sentence = self.sentences[index]
        return sentence, (sentence.float().mean() > VOCABULARY / 2).long()


def collate(batch):
    sentences, answers = zip(*batch)
    return pad_sequence(sentences, batch_first=True, padding_value=PAD), torch.stack(answers)


class Reader(nn.Module):
    def __init__(self, width: int = 12) -> None:
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, width, padding_idx=PAD)
        self.rnn = nn.GRU(width, width, batch_first=True)
        self.head = nn.Linear(width, 2)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        lengths = (tokens != PAD).sum(1)
        packed = pack_padded_sequence(
            self.embedding(tokens), lengths, batch_first=True, enforce_sorted=False
        )
        return self.head(self.rnn(packed)[1][-1])


train_data = Sentences(80, 0)
test_data = Sentences(20, 1)
embedding = nn.Embedding(VOCABULARY, 4)
bag = nn.EmbeddingBag(VOCABULARY, 2)
reader = Reader()
train_iter = DataLoader(train_data, batch_size=16, shuffle=True, collate_fn=collate)
test_iter = DataLoader(test_data, batch_size=20, collate_fn=collate)
optim = torch.optim.AdamW(reader.parameters(), lr=5e-3)
loss_func = nn.CrossEntropyLoss()
device = torch.device("cpu")
EPOCHS = 3
# insert training/ema
# insert schedules/stableDecay
# ---
import probe

moves = probe.Moves(embedding, bag, reader)
# insert training/progress
# ---
moves.check(reader)
assert averaged.module.head.weight.shape == reader.head.weight.shape
assert averaged.n_averaged == 15 and scheduler.last_epoch == 15
# insert metrics/predict
# ---
logits, targets = predict(reader, test_iter, device)
y_true, y_pred = targets, logits.argmax(1)
# insert metrics/report
# ---
assert y_true.shape == (20,)
