"""Prints the rates that PyTorch gives pieces of training code, as JSON: `python scheduleCode.py > test/fixtures/reference/scheduleCode.json`."""

import json
import platform
import warnings

import torch

IMPORTS = """import math
from functools import partial
import torch
from torch import optim
from torch.optim import lr_scheduler
"""
OPTIMIZER = "optimizer = optim.SGD(model.parameters(), lr=0.2, momentum=0.9)\n"

CODES = {
    "a lambda with module constants": """WARM, TOTAL = 5, 40
scheduler = lr_scheduler.LambdaLR(
    optimizer, lambda step: min((step + 1) / WARM, max(0.0, (TOTAL - step) / (TOTAL - WARM)))
)""",
    "a def with branches and local names": """WARM = 8
TOTAL = 50

def warmup_cosine(step: int) -> float:
    \"\"\"Rises, then follows half a wave.\"\"\"
    if step < WARM:
        return step / max(1, WARM)
    progress = (step - WARM) / (TOTAL - WARM)
    progress = min(progress, 1.0)
    return max(0.01, 0.5 * (1.0 + math.cos(math.pi * progress)))

scheduler = lr_scheduler.LambdaLR(optimizer, lr_lambda=warmup_cosine)""",
    "a closure with cycles": """def cosine_with_restarts(warmup, total, cycles=2.0):
    rest = max(1, total - warmup)

    def rate(step):
        if step < warmup:
            return float(step) / float(max(1, warmup))
        progress = float(step - warmup) / float(rest)
        if progress >= 1.0:
            return 0.0
        return max(0.0, 0.5 * (1.0 + math.cos(math.pi * ((cycles * progress) % 1.0))))

    return rate

scheduler = lr_scheduler.LambdaLR(optimizer, cosine_with_restarts(6, total=45, cycles=3))""",
    "a lambda with a default argument": """total = 30
scheduler = lr_scheduler.LambdaLR(optimizer, lr_lambda=lambda s, total=total: (1 - min(s, total) / total) ** 0.9)""",
    "a partial of a def": """def inverse_root(step, warmup, scale):
    step += 1
    return scale * min(step ** -0.5, step * warmup ** -1.5)

scheduler = lr_scheduler.LambdaLR(optimizer, partial(inverse_root, warmup=10, scale=2.5))""",
    "branches that set a factor": """def schedule(epoch):
    if epoch < 10:
        factor = 1
    elif 10 <= epoch < 20:
        factor = 0.1
    else:
        factor = 0.01
    return factor

scheduler = lr_scheduler.LambdaLR(optimizer, [schedule])""",
    "a product of factors": """GAMMA = 0.9

def factor(epoch):
    return GAMMA if epoch % 5 == 0 and epoch > 0 else 1.0

scheduler = lr_scheduler.MultiplicativeLR(optimizer, lr_lambda=factor)""",
    "a method of a class": """class Trainer:
    def decay(self, step):
        return 1.0 if not step > 12 or step == 20 else 0.5

    def scheduler(self, optimizer):
        return lr_scheduler.LambdaLR(optimizer, self.decay)

scheduler = Trainer().scheduler(optimizer)""",
    "a sequence of warm-up and cosine": """warmup = lr_scheduler.LinearLR(optimizer, start_factor=0.01, total_iters=10)
cosine = lr_scheduler.CosineAnnealingLR(optimizer, T_max=40, eta_min=1e-5)
scheduler = lr_scheduler.SequentialLR(optimizer, [warmup, cosine], milestones=[10])""",
    "one cycle over epochs and steps": """EPOCHS, STEPS = 4, 15
scheduler = lr_scheduler.OneCycleLR(optimizer, max_lr=[0.5], epochs=EPOCHS, steps_per_epoch=STEPS)""",
}

RUN = 60


def rates(code):
    model = torch.nn.Linear(2, 1)
    names = {"model": model}
    exec(IMPORTS + OPTIMIZER + code, names)
    optimizer, scheduler = names["optimizer"], names["scheduler"]
    found = []
    for _ in range(RUN):
        found.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return found


def main():
    warnings.simplefilter("ignore")
    cases = [
        {"title": title, "code": IMPORTS + OPTIMIZER + code, "lr": rates(code)}
        for title, code in CODES.items()
    ]
    versions = {"python": platform.python_version(), "torch": torch.__version__.split("+")[0]}
    print(json.dumps({"versions": versions, "cases": cases}))


main()
