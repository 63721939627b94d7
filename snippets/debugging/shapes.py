# prefix: ml-debug-shapes
# title: Debug shapes
# description: The shape that leaves each layer for an input.
# category: Debugging
# needs: torch
# stops: [print_shapes]

import torch
from torch import Tensor, nn

# ---


@torch.no_grad()
def print_shapes(model: nn.Module, *inputs: Tensor) -> None:
    handles = [
        module.register_forward_hook(
            lambda module, args, output, name=name: print(
                f"{name:<24} {type(module).__name__:<16} "
                f"{tuple(output.shape) if isinstance(output, Tensor) else type(output).__name__}"
            )
        )
        for name, module in model.named_modules()
        if name
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
