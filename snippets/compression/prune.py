# prefix: ml-prune
# title: Prune
# description: Zeroes the smallest weights of all linear layers together, then makes that lasting.
# category: Compression
# needs: torch
# stops: [model, amount=0.3, L1Unstructured|RandomUnstructured]

from torch import nn
from torch.nn.utils import prune

model = nn.Sequential(nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 4))

# ---

weights = [
    (module, "weight") for module in model.modules() if isinstance(module, nn.Linear)
]
prune.global_unstructured(weights, pruning_method=prune.L1Unstructured, amount=0.3)
for module, name in weights:
    prune.remove(module, name)

# ---

zeros = sum((module.weight == 0).sum().item() for module, _ in weights)
assert zeros == round(0.3 * 160) and isinstance(model[0].weight, nn.Parameter)
