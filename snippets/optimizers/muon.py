# prefix: ml-optim-muon
# title: Muon
# description: Muon for the hidden layers' matrices and AdamW for all else; step and zero both of them.
# category: Optimizers
# needs: torch
# stops: [muon, adamw, model, lr=0.02, weight_decay=0.01, "3e-4"]

import torch
from torch import nn

model = nn.Sequential(nn.Embedding(50, 16), nn.Linear(16, 16), nn.GELU(), nn.Linear(16, 50))

# ---

hidden, rest = [], []
for name, p in model.named_parameters():
    is_edge = isinstance(model.get_submodule(name.rpartition(".")[0]), nn.Embedding)
    (hidden if p.ndim == 2 and not is_edge else rest).append(p)
muon = torch.optim.Muon(hidden, lr=0.02, weight_decay=0.01)
adamw = torch.optim.AdamW(rest, lr=3e-4, weight_decay=0.01)

# ---

model(torch.tensor([1, 2])).sum().backward()
for optimizer in (muon, adamw):
    optimizer.step()
