# prefix: ml-count-parameters
# title: Count parameters
# description: How many parameters each part of a model has, and how many are trained.
# category: Debugging
# needs: torch
# stops: [model]

from torch import nn

model = nn.Sequential(
    nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 4).requires_grad_(False)
)

# ---

for name, child in model.named_children():
    print(f"{name:>20} {sum(p.numel() for p in child.parameters()):>12,}")
total = sum(p.numel() for p in model.parameters())
trained = sum(p.numel() for p in model.parameters() if p.requires_grad)
print(f"{total:,} parameters, {trained:,} trained")

# ---

assert (total, trained) == (172, 136)
