# prefix: ml-optimizer-lbfgs
# title: L-BFGS optimizer
# description: "Second order for small, smooth problems on the whole data: it calls the closure as often as it needs."
# category: Optimizers
# needs: torch
# stops: [lbfgs, model, criterion, inputs, targets, max_iter=100]

import torch
from torch import Tensor, nn

model = nn.Linear(3, 1)
criterion = nn.MSELoss()
inputs = torch.randn(50, 3)
targets = inputs.sum(dim=1, keepdim=True)

# ---

lbfgs = torch.optim.LBFGS(
    model.parameters(), max_iter=100, line_search_fn="strong_wolfe"
)


def closure() -> Tensor:
    lbfgs.zero_grad()
    loss = criterion(model(inputs), targets)
    loss.backward()
    return loss


lbfgs.step(closure)

# ---

assert criterion(model(inputs), targets) < 1e-6
