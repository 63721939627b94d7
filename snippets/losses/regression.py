# prefix: ml-loss-regression
# title: Regression loss
# description: Squared error for the mean, absolute for the median, Huber in between.
# category: Losses
# needs: torch
# stops: [criterion, MSELoss|L1Loss|HuberLoss|SmoothL1Loss]

import torch
from torch import nn

# ---

criterion = nn.MSELoss()

# ---

assert criterion(torch.tensor([1.0]), torch.tensor([3.0])) > 0
