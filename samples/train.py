"""Hover over names that are from another file: `Net`, `model.train`, `logits`, `CHANNELS`."""

import torch
import torch.nn.functional as F
from torch import nn, optim

from model import CHANNELS, Net

device = "cuda" if torch.cuda.is_available() else "cpu"
model = Net().to(device)
probe = nn.Linear(CHANNELS, 2)
optimizer = optim.AdamW(model.parameters(), lr=3e-4)

model.train()
images = torch.randn(8, 3, 32, 32, device=device)
labels = torch.randint(10, (8,), device=device)
for step in range(20):
    logits = model(images)
    loss = F.cross_entropy(logits, labels)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(logits.softmax(-1)[0])
