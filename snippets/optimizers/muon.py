# prefix: ml-optimizer-muon
# title: Muon optimizer
# description: Muon for the hidden layers' matrices and AdamW for all else; step and zero both of them.
# category: Optimizers
# needs: torch
# stops: [muon, adamw, model, lr=0.02, weight_decay=0.01, "3e-4"]

import torch
from torch import nn

model = nn.Sequential()
model.add_module("embedding", nn.Embedding(50, 16))
model.add_module("hidden", nn.Linear(16, 16))
model.add_module("head", nn.Linear(16, 50))

# ---

hidden: list[nn.Parameter] = []
rest: list[nn.Parameter] = []
for name, parameter in model.named_parameters():
    is_edge = "embed" in name or "head" in name
    group = hidden if parameter.ndim == 2 and not is_edge else rest
    group.append(parameter)
muon = torch.optim.Muon(hidden, lr=0.02, weight_decay=0.01)
adamw = torch.optim.AdamW(rest, lr=3e-4, weight_decay=0.01)

# ---

assert len(hidden) == 1 and len(rest) == 4
model(torch.tensor([1, 2])).sum().backward()
for optimizer in (muon, adamw):
    optimizer.step()
