# prefix: ml-optimizer-sam-step
# title: SAM optimizer step
# description: "Sharpness-aware minimization: the gradient at the worst point nearby, around any optimizer."
# category: Optimizers
# needs: torch
# stops: [sam_step, rho=0.05]

from collections.abc import Callable

import torch
from torch import Tensor, nn

# ---


def sam_step(
    optimizer: torch.optim.Optimizer, loss_at: Callable[[], Tensor], rho: float = 0.05
) -> Tensor:
    """One step of the optimizer, where loss_at computes the loss of the same batch twice."""
    optimizer.zero_grad()
    loss = loss_at()
    loss.backward()
    parameters = [
        p
        for group in optimizer.param_groups
        for p in group["params"]
        if p.grad is not None
    ]
    with torch.no_grad():
        gradients = [p.grad for p in parameters]
        scale = rho / (nn.utils.get_total_norm(gradients) + 1e-12)
        shifts = [gradient * scale for gradient in gradients]
        for p, shift in zip(parameters, shifts, strict=True):
            p.add_(shift)
    optimizer.zero_grad()
    loss_at().backward()
    with torch.no_grad():
        for p, shift in zip(parameters, shifts, strict=True):
            p.sub_(shift)
    optimizer.step()
    return loss.detach()


# ---

weight = nn.Parameter(torch.tensor([3.0, 4.0]))
sam_step(torch.optim.SGD([weight], lr=0.1), lambda: (weight**2).sum() / 2)
torch.testing.assert_close(weight.data, torch.tensor([3.0, 4.0]) * (1 - 0.1 * 1.01))
