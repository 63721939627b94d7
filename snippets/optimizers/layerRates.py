# prefix: ml-optimizer-layer-rates
# title: Optimizer with layer rates
# description: A learning rate that falls from the last layer to the first, for fine-tuning.
# category: Optimizers
# needs: torch
# stops: [optimizer, model, lr=1e-3, decay=0.8]

import torch
from torch import nn

model = nn.Sequential(nn.Linear(16, 8), nn.GELU(), nn.Linear(8, 8), nn.Linear(8, 4))

# ---

lr = 1e-3
decay = 0.8
layers = [layer for layer in model.children() if any(True for _ in layer.parameters())]
optimizer = torch.optim.AdamW(
    [
        {"params": layer.parameters(), "lr": lr * decay**depth}
        for depth, layer in enumerate(reversed(layers))
    ]
)

# ---

assert [round(group["lr"], 6) for group in optimizer.param_groups] == [
    1e-3,
    8e-4,
    6.4e-4,
]
