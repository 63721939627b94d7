# prefix: ml-layer-custom-gradient
# title: Custom gradient layer
# description: "A function with a backward of its own: here rounding, whose gradient passes straight through."
# category: Layers
# needs: torch
# stops: [RoundStraight]

from typing import Any

import torch
from torch import Tensor

# ---


class RoundStraight(torch.autograd.Function):
    """For RoundStraight.apply(x)."""

    @staticmethod
    def forward(x: Tensor) -> Tensor:
        return x.round()

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Tensor], output: Tensor) -> None:
        pass

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        return gradient


# ---

x = torch.tensor([0.4, 1.6], requires_grad=True)
y = RoundStraight.apply(x)
y.sum().backward()
assert y.tolist() == [0.0, 2.0] and x.grad.tolist() == [1.0, 1.0]
