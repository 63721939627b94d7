# prefix: ml-memory-snapshot
# title: Memory snapshot
# description: Every allocation on a CUDA GPU during a step, as a file for pytorch.org/memory_viz.
# category: Performance
# needs: torch
# stops: [model, inputs, '"memory.pickle"']

import torch
from torch import nn

model = nn.Linear(4, 2)
inputs = torch.randn(3, 4)

# ---

if torch.cuda.is_available():
    torch.cuda.memory._record_memory_history(max_entries=100_000)
    try:
        model(inputs).sum().backward()
        torch.cuda.memory._dump_snapshot("memory.pickle")
    finally:
        torch.cuda.memory._record_memory_history(enabled=None)
else:
    print("A memory snapshot needs a CUDA GPU.")

# ---

import pickle

if torch.cuda.is_available():
    with open("memory.pickle", "rb") as file:
        assert pickle.load(file)["segments"] is not None
