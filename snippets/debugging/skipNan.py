# prefix: ml-skip-nan-steps
# title: Skip NaN steps
# description: Leaves out a step whose gradients are not finite, and says so.
# category: Debugging
# needs: torch
# stops: [optimizer, model, max_norm=1.0, step]

import torch
from torch import nn

model = nn.Linear(4, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model(torch.full((1, 4), torch.nan)).sum().backward()
step = 7

# ---

norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
if norm.isfinite():
    optimizer.step()
else:
    print(f"step {step}: skipped, the gradient's norm is {norm.item()}")
optimizer.zero_grad()

# ---

assert model.weight.isfinite().all()
