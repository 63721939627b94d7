"""A small GAN with two networks, two optimizers and a classifier that judges its samples."""

from itertools import islice

import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

device = "cpu"
latent = 4
batch_size = 16


def weights_init(m: nn.Module) -> None:
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight, 0.0, 0.1)


class Generator(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.net = nn.Sequential(nn.Linear(latent, 16), nn.ReLU(), nn.Linear(16, 8))

    def forward(self, z):
        return self.net(z)


class Discriminator(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.net = nn.Sequential(nn.Linear(8, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))

    def forward(self, x):
        return self.net(x)


G = Generator().apply(weights_init).to(device)
D = Discriminator().apply(weights_init).to(device)
opt_g = optim.Adam(G.parameters(), lr=2e-4, betas=(0.5, 0.999))
opt_d = optim.Adam(D.parameters(), lr=2e-4, betas=(0.5, 0.999))
bce = nn.BCEWithLogitsLoss()

real = torch.randn(64, 8)
loader = DataLoader(TensorDataset(real), batch_size=batch_size)

for epoch in range(2):
    for (x,) in loader:
        z = torch.randn(len(x), latent)
        fake = G(z)
        d_loss = bce(D(x), torch.ones(len(x), 1)) + bce(D(fake.detach()), torch.zeros(len(x), 1))
        opt_d.zero_grad()
        d_loss.backward()
        opt_d.step()
        g_loss = bce(D(fake), torch.ones(len(x), 1))
        opt_g.zero_grad()
        g_loss.backward()
        opt_g.step()

judge = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 4)).to(device)
points = torch.cat([real, G(torch.randn(32, latent)).detach()])
kinds = points[:, :4].argmax(1)
judge_loader = DataLoader(TensorDataset(points, kinds), batch_size=batch_size, shuffle=True)
judge_opt = optim.AdamW(judge.parameters(), lr=1e-2)
criterion = nn.CrossEntropyLoss()
total_epochs = 4
# insert debugging/parameterCount
# insert schedules/step
# ---
import probe

moves = probe.Moves(G, D, judge)
# insert training/accumulate
# ---
moves.check(judge)
assert scheduler.optimizer is judge_opt
# insert training/clip
# insert debugging/gradientNorms
# ---
assert norm >= 0 and list(islice(loader, 1))
