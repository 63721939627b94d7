# prefix: ml-freeze-backbone
# title: Freeze backbone
# description: Keeps pre-trained layers as they are, their norms' statistics included; train only what is left.
# category: Fine-tuning
# needs: torch
# stops: [model.backbone]

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(16, 8), nn.BatchNorm1d(8))
        self.head = nn.Linear(8, 4)


model = Net()

# ---

model.backbone.requires_grad_(False)
model.backbone.eval()  # again after every model.train()

# ---

assert sum(p.requires_grad for p in model.parameters()) == 2
before = model.backbone[1].running_mean.clone()
model.backbone(torch.randn(8, 16))
assert torch.equal(model.backbone[1].running_mean, before)
