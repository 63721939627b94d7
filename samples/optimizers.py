"""Hover over the optimizers, and open the lab from the line above each call."""

import torch
from torch import nn, optim

model = nn.Sequential(nn.Linear(16, 64), nn.GELU(), nn.Linear(64, 4))

descent = optim.SGD(model.parameters(), lr=0.05, momentum=0.9, nesterov=True)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2, weight_decay=0.1, fused=True)
scheduler = optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=500)
