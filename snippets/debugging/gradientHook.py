# prefix: ml-hook-gradient
# title: Gradient hook
# description: Prints each parameter's gradient norm as soon as it has been gathered in the backward pass.
# category: Debugging
# needs: torch
# stops: [model]

from functools import partial

import torch
from torch import Tensor, nn

model = nn.Linear(4, 2)

# ---


def report(name: str, parameter: Tensor) -> None:
    if parameter.grad is not None:
        print(f"{name:<30} {parameter.grad.norm().item():.2e}")


handles = [
    parameter.register_post_accumulate_grad_hook(partial(report, name))
    for name, parameter in model.named_parameters()
    if parameter.requires_grad
]

# ---

model(torch.randn(3, 4)).sum().backward()
assert len(handles) == 2
