# prefix: ml-debug-dead-units
# title: Debug dead units
# description: The share of each activation's units that stay at zero or below for a whole batch.
# category: Debugging
# needs: torch
# stops: [model, inputs, ReLU|GELU|SiLU]

import torch
from torch import Tensor, nn

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
inputs = torch.randn(16, 4)

# ---


def print_dead(module: nn.Module, args: tuple[Tensor, ...], output: Tensor) -> None:
    dead = (output <= 0).flatten(0, -2).all(dim=0).float().mean().item()
    print(f"{type(module).__name__}: {dead:.0%} dead")


handles = [
    module.register_forward_hook(print_dead)
    for module in model.modules()
    if isinstance(module, nn.ReLU)
]
with torch.no_grad():
    model(inputs)
for handle in handles:
    handle.remove()
