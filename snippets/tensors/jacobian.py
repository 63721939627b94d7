# prefix: ml-batch-jacobian
# title: Batch Jacobian
# description: The Jacobian of a function at every input of a batch, in one pass.
# category: Tensors
# needs: torch
# stops: [jacobian, f, inputs]

import torch
from torch import Tensor
from torch.func import jacrev, vmap

inputs = torch.randn(5, 3)


def f(x: Tensor) -> Tensor:
    return torch.stack([x.prod(), x.sum()])


# ---

jacobian = vmap(jacrev(f))(inputs)

# ---

assert jacobian.shape == (5, 2, 3)
torch.testing.assert_close(jacobian[:, 1], torch.ones(5, 3))
