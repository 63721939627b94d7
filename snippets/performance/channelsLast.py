# prefix: ml-channels-last
# title: Channels last
# description: The memory order in which convolutions are fastest on most hardware.
# category: Performance
# needs: torch
# stops: [model, inputs]

import torch
from torch import nn

model = nn.Conv2d(3, 8, 3)
inputs = torch.randn(2, 3, 8, 8)

# ---

model = model.to(memory_format=torch.channels_last)
inputs = inputs.to(memory_format=torch.channels_last)

# ---

assert model(inputs).is_contiguous(memory_format=torch.channels_last)
