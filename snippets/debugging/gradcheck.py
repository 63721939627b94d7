# prefix: ml-gradcheck
# title: Gradcheck
# description: Compares a function's gradient with finite differences, in double precision.
# category: Debugging
# needs: torch
# stops: [f]

import torch
from torch import Tensor


def f(x: Tensor) -> Tensor:
    return (x**3).sum()


# ---

point = torch.randn(4, 3, dtype=torch.float64, requires_grad=True)
assert torch.autograd.gradcheck(f, (point,))
