# prefix: ml-autograd-gradient
# title: Autograd gradient
# description: The gradient of a scalar with respect to an input, without touching any parameter's grad.
# category: Tensors
# needs: torch
# stops: [x, y, gradient]

import torch

x = torch.tensor([1.0, 2.0, 3.0])

# ---

x = x.detach().requires_grad_()
y = (x**2).sum()
(gradient,) = torch.autograd.grad(y, x)

# ---

torch.testing.assert_close(gradient, 2 * x.detach())
