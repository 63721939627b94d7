# prefix: ml-debug-gradient-norms
# title: Debug gradient norms
# description: "The norm of each parameter's gradient beside its own: vanishing and exploding show at once."
# category: Debugging
# needs: torch
# stops: [model]

import torch
from torch import nn

model = nn.Sequential(nn.Linear(4, 2), nn.Linear(2, 1))
model(torch.randn(3, 4)).sum().backward()

# ---

for name, parameter in model.named_parameters():
    if parameter.grad is not None:
        gradient, weight = parameter.grad.norm().item(), parameter.norm().item()
        print(f"{name:<30} gradient {gradient:.2e}  weight {weight:.2e}")
