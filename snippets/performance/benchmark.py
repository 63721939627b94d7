# prefix: ml-benchmark
# title: Benchmark
# description: The time of an expression, measured with warm-up and waiting for the device.
# category: Performance
# needs: torch
# stops: [model, inputs]

from functools import partial

import torch
from torch import nn
from torch.utils.benchmark import Timer

model = nn.Linear(4, 2)
inputs = torch.randn(3, 4)

# ---

timer = Timer("run()", globals={"run": partial(model, inputs)})
measured = timer.blocked_autorange(min_run_time=1)
print(
    f"{measured.median * 1e3:.3f} ms, interquartile range {measured.iqr * 1e3:.3f} ms"
)

# ---

assert measured.median > 0
