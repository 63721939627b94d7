# prefix: ml-schedule-warmup-cosine-steps
# title: Warm-up cosine schedule by steps
# description: A straight line up, then half a cosine down, step by step, as transformers are trained.
# category: Learning-rate schedules
# needs: torch
# stops: [warmup_cosine, scheduler, optimizer, "20", epochs, train_loader]

import math

import torch
from torch.optim.lr_scheduler import LambdaLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
epochs = 10
train_loader = range(500)

# ---


def warmup_cosine(step: int, total: int) -> float:
    """The factor of the learning rate at a step, from 0 to total."""
    warmup = max(1, total // 20)
    if step < warmup:
        return (step + 1) / warmup
    progress = min((step - warmup) / max(total - warmup, 1), 1.0)
    return 0.5 * (1 + math.cos(math.pi * progress))


total = epochs * len(train_loader)
scheduler = LambdaLR(optimizer, lambda step, total=total: warmup_cosine(step, total))
# after every optimizer.step(): scheduler.step()

# ---

rates = []
for _ in range(3):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert warmup_cosine(249, 5000) == 1 and warmup_cosine(5000, 5000) == 0
assert rates[0] == 1 / 250
assert [warmup_cosine(step, 2) for step in (0, 1, 2)] == [1, 1, 0]
