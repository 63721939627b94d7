# prefix: ml-schedule-warmup-stable-decay
# title: Warm-up, stable, decay schedule
# description: Warm-up, a long plateau and a short decay to zero, step by step.
# category: Learning-rate schedules
# needs: torch
# stops: [warmup_stable_decay, scheduler, optimizer, warmup=500, decay=2000, total]

import torch
from torch.optim.lr_scheduler import LambdaLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
total = 9000

# ---


def warmup_stable_decay(
    step: int, total: int, warmup: int = 500, decay: int = 2000
) -> float:
    """The factor of the learning rate at a step, from 0 to total."""
    return max(min((step + 1) / warmup, (total - step) / decay, 1.0), 0.0)


scheduler = LambdaLR(optimizer, lambda step: warmup_stable_decay(step, total))
# after every optimizer.step(): scheduler.step()

# ---

rates = []
for _ in range(3):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert [warmup_stable_decay(step, 9000) for step in (499, 5000, 8000, 9000)] == [
    1,
    1,
    0.5,
    0,
]
