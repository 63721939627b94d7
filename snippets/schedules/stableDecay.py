# prefix: ml-schedule-warmup-stable-decay
# title: Warm-up, stable, decay schedule
# description: Warm-up, a long plateau and a short decay to zero, step by step.
# category: Learning-rate schedules
# needs: torch
# stops: [warmup_stable_decay, scheduler, optimizer, "20", "5", epochs, train_loader]

import torch
from torch.optim.lr_scheduler import LambdaLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
epochs = 9
train_loader = range(1000)

# ---


def warmup_stable_decay(step: int, total: int) -> float:
    """The factor of the learning rate at a step, from 0 to total."""
    warmup = max(1, total // 20)
    decay = max(1, total // 5)
    return max(min((step + 1) / warmup, (total - step) / decay, 1.0), 0.0)


total = epochs * len(train_loader)
scheduler = LambdaLR(
    optimizer, lambda step, total=total: warmup_stable_decay(step, total)
)
# after every optimizer.step(): scheduler.step()

# ---

rates = []
for _ in range(3):
    rates.append(optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
assert [warmup_stable_decay(step, 9000) for step in (449, 5000, 8100, 9000)] == [
    1,
    1,
    0.5,
    0,
]
