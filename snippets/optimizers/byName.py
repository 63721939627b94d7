# prefix: ml-optimizer-by-name
# title: Optimizer by name
# description: Any of PyTorch's optimizers that need a learning rate alone.
# category: Optimizers
# needs: torch
# stops: [optimizer, Adam|NAdam|RAdam|Adamax|RMSprop|Adagrad|Adadelta|Adafactor|ASGD|Rprop, model, lr=1e-3]

import torch
from torch import nn

model = nn.Linear(16, 4)

# ---

optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

# ---

model(torch.randn(2, 16)).sum().backward()
optimizer.step()
