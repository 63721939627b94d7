# prefix: ml-export-program
# title: Export program
# description: The model as a graph in a file, with a batch of any size, that runs without its Python code.
# category: Saving and export
# needs: torch
# stops: [model, inputs, '"model.pt2"']

import torch
from torch import nn

model = nn.Linear(4, 2)
inputs = torch.randn(3, 4)

# ---

model.eval()
batch = torch.export.Dim("batch", min=1, max=4096)
program = torch.export.export(model, (inputs,), dynamic_shapes=({0: batch},))
torch.export.save(program, "model.pt2")

# ---

loaded = torch.export.load("model.pt2").module()
torch.testing.assert_close(loaded(torch.ones(7, 4)), model(torch.ones(7, 4)))
