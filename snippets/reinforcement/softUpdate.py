# prefix: ml-rl-target-update
# title: Target update
# description: Moves a target network a little toward the one that learns.
# category: Reinforcement learning
# needs: torch
# stops: [target, online, tau=0.005]

import torch
from torch import nn

online, target = nn.Linear(4, 2), nn.Linear(4, 2)
before = target.weight.detach().clone()

# ---

tau = 0.005
with torch.no_grad():
    for old, new in zip(target.parameters(), online.parameters(), strict=True):
        old.lerp_(new, tau)

# ---

torch.testing.assert_close(target.weight, before.lerp(online.weight, 0.005))
