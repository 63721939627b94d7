# prefix: ml-plot-schedule
# title: Schedule plot
# description: The learning rate over a training, before you start it.
# category: Learning-rate schedules
# needs: torch, matplotlib
# stops: [plot_schedule, lr=1.0]

from collections.abc import Callable

import matplotlib.pyplot as plt
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, LRScheduler

# ---


def plot_schedule(
    make: Callable[[torch.optim.Optimizer], LRScheduler], steps: int, lr: float = 1.0
) -> None:
    """Draws a schedule, as in plot_schedule(lambda o: CosineAnnealingLR(o, 100), 100)."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)
    scheduler = make(optimizer)
    rates = []
    for _ in range(steps):
        rates.append(float(scheduler.get_last_lr()[0]))
        optimizer.step()
        scheduler.step()
    _, ax = plt.subplots(figsize=(6, 3), layout="constrained")
    ax.plot(rates)
    ax.set(xlabel="step", ylabel="learning rate")
    plt.show()


# ---

plot_schedule(lambda optimizer: CosineAnnealingLR(optimizer, 100), 100)
plt.gcf().canvas.draw()
