# prefix: ml-optimizer-adamw
# title: AdamW optimizer
# description: "The usual start: Adam with weight decay apart from the gradient."
# category: Optimizers
# needs: torch
# stops: [optimizer, model, lr=3e-4, weight_decay=0.01]

import torch
from torch import nn

model = nn.Linear(16, 4)

# ---

optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4, weight_decay=0.01)
