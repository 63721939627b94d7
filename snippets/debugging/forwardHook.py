# prefix: ml-hook-forward
# title: Forward hook
# description: Keeps what leaves a layer, until the hook is removed.
# category: Debugging
# needs: torch
# stops: [layer, activations]

import torch
from torch import Tensor, nn

layer = nn.Linear(4, 2)

# ---

activations: list[Tensor] = []


def keep(module: nn.Module, args: tuple[Tensor, ...], output: Tensor) -> None:
    activations.append(output.detach())


handle = layer.register_forward_hook(keep)
# afterwards: handle.remove()

# ---

layer(torch.randn(3, 4))
handle.remove()
layer(torch.randn(3, 4))
assert len(activations) == 1
