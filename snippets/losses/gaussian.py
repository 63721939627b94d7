# prefix: ml-loss-gaussian-nll
# title: Gaussian NLL loss
# description: "A network that says how sure it is: half its outputs are means, half variances."
# category: Losses
# needs: torch
# stops: [criterion, outputs, targets, loss]

import torch
import torch.nn.functional as F
from torch import nn

outputs = torch.randn(4, 6)
targets = torch.randn(4, 3)

# ---

criterion = nn.GaussianNLLLoss()
mean, raw_variance = outputs.chunk(2, dim=1)
loss = criterion(mean, targets, F.softplus(raw_variance))

# ---

assert loss.isfinite()
