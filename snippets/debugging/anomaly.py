# prefix: ml-debug-detect-anomaly
# title: Detect anomaly
# description: Finds the forward operation whose backward gave NaN; slow, so take it out again.
# category: Debugging
# needs: torch
# stops: [model, inputs, targets, criterion]

import torch
from torch import nn

model = nn.Linear(4, 2)
inputs, targets = torch.randn(3, 4), torch.tensor([0, 1, 0])
criterion = nn.CrossEntropyLoss()

# ---

with torch.autograd.set_detect_anomaly(True):
    loss = criterion(model(inputs), targets)
    loss.backward()

# ---

assert loss.isfinite()
