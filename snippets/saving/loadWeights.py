# prefix: ml-load-weights
# title: Load weights
# description: Weights from a file, on any device, without running code that the file may hold.
# category: Saving and export
# needs: torch
# stops: [model, '"model.pt"', device]

import torch
from torch import nn

model = nn.Linear(4, 2)
device = torch.device("cpu")
torch.save(model.state_dict(), "model.pt")

# ---

state = torch.load("model.pt", map_location=device, weights_only=True)
model.load_state_dict(state)
model.eval()
