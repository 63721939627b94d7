# prefix: ml-save-weights
# title: Save weights
# description: "The state dict of a model in a file: its weights and buffers, not its code."
# category: Saving and export
# needs: torch
# stops: [model, '"model.pt"']

import torch
from torch import nn

model = nn.Linear(4, 2)

# ---

torch.save(model.state_dict(), "model.pt")

# ---

assert set(torch.load("model.pt", weights_only=True)) == {"weight", "bias"}
