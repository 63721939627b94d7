"""An autoencoder whose codes a linear probe classifies."""

from itertools import chain

import torch
from torch import nn
from torch.optim import SGD, Adam
from torch.utils.data import DataLoader, TensorDataset


class Encoder(nn.Module):
    def __init__(self, size: int, code: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(size, 16), nn.ReLU(), nn.Linear(16, code))

    def forward(self, x):
        return self.layers(x)


class Decoder(nn.Module):
    def __init__(self, code: int, size: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(code, 16), nn.ReLU(), nn.Linear(16, size))

    def forward(self, z):
        return self.layers(z)


x = torch.randn(96, 12)
y = x[:, :3].argmax(1)
unlabeled = DataLoader(TensorDataset(x), batch_size=32, shuffle=True)
encoder = Encoder(12, 6)
decoder = Decoder(6, 12)
reconstruction = nn.MSELoss()
ae_optimizer = Adam(chain(encoder.parameters(), decoder.parameters()), lr=1e-2)
for _ in range(5):
    for (batch,) in unlabeled:
        loss = reconstruction(decoder(encoder(batch)), batch)
        ae_optimizer.zero_grad()
        loss.backward()
        ae_optimizer.step()

encoder.requires_grad_(False).eval()
with torch.no_grad():
    codes = encoder(x)
train_ds = TensorDataset(codes[:72], y[:72])
valid_ds = TensorDataset(codes[72:], y[72:])
# insert data/dataLoader
# ---
valid_loader = DataLoader(valid_ds, batch_size=24)
linear_probe = nn.Linear(6, 3)
probe_optimizer = SGD(linear_probe.parameters(), lr=0.5)
criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
device = torch.device("cpu")
epochs = 4
n_classes = 3
# insert schedules/linear
# insert training/earlyStopping
# ---
from probe import Moves

assert scheduler.optimizer is probe_optimizer
assert len(train_loader.dataset) == 72
moves = Moves(encoder, decoder, linear_probe)
# insert training/trainEpoch
# ---
stopping = EarlyStopping(patience=1)
for epoch in range(epochs):
    train_one_epoch(linear_probe, train_loader, criterion, probe_optimizer, device)
    scheduler.step()
moves.check(linear_probe)
# insert metrics/torchmetrics
