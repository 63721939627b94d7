# prefix: ml-clip-gradients
# title: Clip gradients
# description: Scales the gradients down to a largest norm; stands between backward and step.
# category: Training
# needs: torch
# stops: [norm, model, max_norm=1.0]

import torch
from torch import nn

model = nn.Linear(16, 4)
(100 * model(torch.randn(2, 16)).sum()).backward()

# ---

norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)

# ---

assert (
    norm > 1 and nn.utils.get_total_norm([p.grad for p in model.parameters()]) < 1.0001
)
