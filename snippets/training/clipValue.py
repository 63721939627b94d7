# prefix: ml-clip-gradient-values
# title: Clip gradient values
# description: Cuts each gradient off at a value; stands between backward and step.
# category: Training
# needs: torch
# stops: [model, clip_value=0.5]

import torch
from torch import nn

model = nn.Linear(16, 4)
(100 * model(torch.randn(2, 16)).sum()).backward()

# ---

nn.utils.clip_grad_value_(model.parameters(), clip_value=0.5)

# ---

assert model.weight.grad.abs().max() <= 0.5
