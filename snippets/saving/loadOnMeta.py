# prefix: ml-load-large-weights
# title: Load large weights
# description: A large model built without memory and filled straight from a memory-mapped file.
# category: Saving and export
# needs: torch
# stops: [model, "nn.Linear(4096, 4096)", '"model.pt"']

import torch
from torch import nn

torch.save(nn.Linear(4096, 4096).state_dict(), "model.pt")

# ---

with torch.device("meta"):
    model = nn.Linear(4096, 4096)
state = torch.load("model.pt", mmap=True, weights_only=True)
model.load_state_dict(state, assign=True)

# ---

assert not model.weight.is_meta
