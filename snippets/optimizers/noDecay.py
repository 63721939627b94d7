# prefix: ml-optimizer-no-decay-groups
# title: No-decay optimizer groups
# description: "Parameter groups: weight decay for matrices, none for biases, norms and gains."
# category: Optimizers
# needs: torch
# stops: [optimizer, model, "0.1", lr=3e-4]

import torch
from torch import nn

model = nn.Sequential(nn.Linear(16, 8), nn.LayerNorm(8), nn.Linear(8, 4))

# ---

parameters = [p for p in model.parameters() if p.requires_grad]
optimizer = torch.optim.AdamW(
    [
        {"params": [p for p in parameters if p.ndim >= 2], "weight_decay": 0.1},
        {"params": [p for p in parameters if p.ndim < 2], "weight_decay": 0.0},
    ],
    lr=3e-4,
)

# ---

assert [len(group["params"]) for group in optimizer.param_groups] == [2, 4]
