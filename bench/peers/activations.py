"""activations.py ID POINTS RUNS: median milliseconds of torch, one thread, and the sum of the values."""

import statistics
import sys
import time

import torch

name, points, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(1)
functional = torch.nn.functional
curve = {
    "relu": torch.relu,
    "silu": functional.silu,
    "gelu": functional.gelu,
    "mish": functional.mish,
    "tanh": torch.tanh,
}[name]
x = torch.linspace(-8, 8, points, dtype=torch.float64)
times = []
with torch.no_grad():
    for run in range(-2, runs):
        start = time.perf_counter()
        y = curve(x)
        if run >= 0:
            times.append((time.perf_counter() - start) * 1e3)
print(statistics.median(times), y.sum().item())
