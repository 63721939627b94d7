# prefix: ml-optimizer-set-rate
# title: Set optimizer rate
# description: Changes the learning rate of all parameter groups by hand.
# category: Optimizers
# needs: torch
# stops: [optimizer, "1e-4"]

import torch
from torch import nn

optimizer = torch.optim.SGD(nn.Linear(2, 2).parameters(), lr=1.0)

# ---

for group in optimizer.param_groups:
    group["lr"] = 1e-4

# ---

assert optimizer.param_groups[0]["lr"] == 1e-4
