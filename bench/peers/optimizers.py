"""The loops of bench/engine/optimizers.ts with torch.optim: prints the median nanoseconds per step."""

import statistics
import sys
import time

import torch

name, steps, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(1)
KINDS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=1e-4, momentum=0.9),
    "adam": lambda p: torch.optim.Adam(p, lr=1e-3),
    "adamw": lambda p: torch.optim.AdamW(p, lr=1e-3, weight_decay=0.01),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=1e-4),
}
times = []
for _ in range(runs):
    theta = torch.tensor([-1.2, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = KINDS[name]([theta])
    start = time.perf_counter_ns()
    for _ in range(steps):
        optimizer.zero_grad()
        loss = (1 - theta[0]) ** 2 + 100 * (theta[1] - theta[0] ** 2) ** 2
        loss.backward()
        optimizer.step()
    times.append((time.perf_counter_ns() - start) / steps)
print(statistics.median(times), theta.sum().item())
