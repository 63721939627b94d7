# prefix: ml-debug-shapes
# title: Debug shapes
# description: The shape that leaves each layer for an input.
# category: Debugging
# needs: torch
# stops: [print_shapes]

from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

# ---


@torch.no_grad()
def print_shapes(model: nn.Module, *inputs: Tensor) -> None:
    def show(name: str, module: nn.Module, args: Any, output: Any) -> None:
        is_tensor = isinstance(output, Tensor)
        shape = tuple(output.shape) if is_tensor else type(output).__name__
        print(f"{name:<24} {type(module).__name__:<16} {shape}")

    handles = [
        module.register_forward_hook(partial(show, name or "the model"))
        for name, module in model.named_modules()
    ]
    try:
        model(*inputs)
    finally:
        for handle in handles:
            handle.remove()


# ---

net = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
print_shapes(net, torch.randn(3, 4))
assert not net[0]._forward_hooks
