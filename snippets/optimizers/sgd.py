# prefix: ml-optimizer-sgd
# title: SGD optimizer
# description: "Stochastic gradient descent with momentum: for image networks with a good schedule."
# category: Optimizers
# needs: torch
# stops: [optimizer, model, lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True|False]

import torch
from torch import nn

model = nn.Linear(16, 4)

# ---

optimizer = torch.optim.SGD(
    model.parameters(), lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True
)
