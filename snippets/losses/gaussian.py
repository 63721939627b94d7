# prefix: ml-loss-gaussian-nll
# title: Gaussian NLL loss
# description: "A network that says how sure it is: half its outputs are means, half variances."
# category: Losses
# needs: torch
# stops: [gaussian_nll, outputs, measured, loss]

import torch
import torch.nn.functional as F
from torch import nn

outputs = torch.randn(4, 6)
measured = torch.randn(4, 3)

# ---

gaussian_nll = nn.GaussianNLLLoss()
mean, raw_variance = outputs.chunk(2, dim=1)
loss = gaussian_nll(mean, measured, F.softplus(raw_variance))

# ---

assert loss.isfinite()
