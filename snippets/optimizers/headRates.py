# prefix: ml-optimizer-backbone-head
# title: Optimizer for backbone and head
# description: A small learning rate for what is pre-trained and a larger one for what is new.
# category: Optimizers
# needs: torch
# stops: [optimizer, model.backbone, model.head, "1e-5", "1e-3", weight_decay=0.01]

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Linear(16, 8)
        self.head = nn.Linear(8, 4)


model = Net()

# ---

optimizer = torch.optim.AdamW(
    [
        {"params": model.backbone.parameters(), "lr": 1e-5},
        {"params": model.head.parameters(), "lr": 1e-3},
    ],
    weight_decay=0.01,
)

# ---

assert [group["lr"] for group in optimizer.param_groups] == [1e-5, 1e-3]
