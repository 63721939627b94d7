# prefix: ml-time-on-device
# title: Time on device
# description: Milliseconds of a call, waiting for the accelerator, which otherwise returns before it is done.
# category: Performance
# needs: torch
# stops: [model, inputs, "20"]

import time

import torch
from torch import nn

model = nn.Linear(4, 2)
inputs = torch.randn(3, 4)

# ---


def synchronize() -> None:
    if torch.accelerator.is_available():
        torch.accelerator.synchronize()


repeats = 20
model(inputs)
synchronize()
start = time.perf_counter()
for _ in range(repeats):
    model(inputs)
synchronize()
print(f"{(time.perf_counter() - start) / repeats * 1e3:.3f} ms")
