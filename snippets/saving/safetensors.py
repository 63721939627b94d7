# prefix: ml-save-safetensors
# title: Save safetensors
# description: Weights in the format that holds no code and that other libraries read, and back again.
# category: Saving and export
# needs: torch, safetensors
# stops: [model, '"model.safetensors"']

from safetensors.torch import load_model, save_model
from torch import nn

model = nn.Linear(4, 2)

# ---

save_model(model, "model.safetensors")
load_model(model, "model.safetensors")
