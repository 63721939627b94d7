"""Trains a new head first, then the whole network at a smaller rate."""

import torch
from torch import nn
from torch.optim import AdamW
from torch.optim.lr_scheduler import CosineAnnealingLR, StepLR
from torch.utils.data import DataLoader, TensorDataset

EPOCHS = 2
dev = torch.device("cpu")


class Backbone(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)
        self.pool = nn.AdaptiveAvgPool2d(2)

    def forward(self, x):
        return self.pool(self.conv(x).relu()).flatten(1)


class Net(nn.Module):
    def __init__(self, num_classes: int) -> None:
        super().__init__()
        self.backbone = Backbone()
        self.head = nn.Linear(32, num_classes)

    def forward(self, x):
        return self.head(self.backbone(x))


images = torch.randn(64, 3, 8, 8)
labels = images.mean((2, 3)).argmax(1)
ds = TensorDataset(images, labels)
dl = DataLoader(ds, batch_size=16, shuffle=True)

pretrained = Net(10)
net = Net(3)
net.backbone.load_state_dict(pretrained.backbone.state_dict())
loss_fn = nn.CrossEntropyLoss()
num_classes = 3

# phase one
for p in net.backbone.parameters():
    p.requires_grad = False
optimizer = AdamW(net.head.parameters(), lr=1e-2)
scheduler = StepLR(optimizer, 1)
for epoch in range(EPOCHS):
    for xb, yb in dl:
        optimizer.zero_grad()
        loss = loss_fn(net(xb), yb)
        loss.backward()
        optimizer.step()
    scheduler.step()

# phase two
for p in net.backbone.parameters():
    p.requires_grad = True
optimizer = AdamW(
    [
        {"params": net.backbone.parameters(), "lr": 1e-3},
        {"params": net.head.parameters(), "lr": 1e-2},
    ]
)
sched = CosineAnnealingLR(optimizer, EPOCHS)
# ---
import probe

moves = probe.Moves(pretrained, net)
old = scheduler.last_epoch
# insert training/steps
# ---
moves.check(net)
assert sched.last_epoch == EPOCHS and scheduler.last_epoch == old
# insert training/checkpoint
# insert training/resume
# ---
from pathlib import Path

save_checkpoint(Path("a.pt"), 1, 0.5, net, optimizer)
assert load_checkpoint(Path("a.pt"), dev, net, optimizer) == (2, 0.5)
# insert losses/classWeights
# insert finetuning/freeze
# ---
assert len(weight) == 3
