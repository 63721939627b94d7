# prefix: ml-prune-channels
# title: Prune channels
# description: Zeroes whole output channels of the convolutions, those of the smallest norm.
# category: Compression
# needs: torch
# stops: [model, amount=0.25, n=2|1]

from torch import nn
from torch.nn.utils import prune

model = nn.Sequential(nn.Conv2d(3, 16, 3), nn.ReLU(), nn.Conv2d(16, 8, 3))

# ---

for module in model.modules():
    if isinstance(module, nn.Conv2d):
        prune.ln_structured(module, "weight", amount=0.25, n=2, dim=0)
        prune.remove(module, "weight")

# ---

assert (model[0].weight.flatten(1).abs().sum(dim=1) == 0).sum() == 4
