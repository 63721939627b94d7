# prefix: ml-memory-peak
# title: Peak memory
# description: How much of the accelerator's memory a step takes at most.
# category: Performance
# needs: torch
# stops: [model, inputs]

import torch
from torch import nn

model = nn.Linear(4, 2)
inputs = torch.randn(3, 4)

# ---

if torch.accelerator.is_available():
    torch.accelerator.reset_peak_memory_stats()
model(inputs).sum().backward()
if torch.accelerator.is_available():
    peak = torch.accelerator.max_memory_allocated() / 2**20
    reserved = torch.accelerator.max_memory_reserved() / 2**20
    print(f"peak {peak:.0f} MiB allocated, {reserved:.0f} MiB reserved")
