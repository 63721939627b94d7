"""What is read off learning curves: smoothing, best epoch, plateau, generalization loss.

Each is computed here in another way than in the engine. TensorBoard's smoothing, of which there is
no Python, is the weighted mean of the finite values so far, with weights 1, w, w² … back in time.
"""

import math
import random
import sys

import common
import numpy as np
import torch


def curves():
    drawn = random.Random(3)
    falling = [math.exp(-i / 20) + 0.1 * drawn.random() for i in range(120)]
    turning = [1 / (1 + i) + 0.0004 * i * i / 10 + 0.02 * drawn.random() for i in range(120)]
    waves = [math.sin(i / 5) - i / 60 for i in range(120)]
    broken = [math.nan if i in (0, 7, 8) else math.inf if i == 30 else -math.inf if i == 60 else v for i, v in enumerate(falling)]
    nothing = [math.nan, math.inf, math.nan]
    return {
        "falling": falling,
        "turning": turning,
        "waves": waves,
        "not finite": broken,
        "nothing finite": nothing,
        "constant": [0.3] * 20,
        "one value": [2.5],
        "ties": [1.0, 0.5, 0.7, 0.5, 0.5],
        "empty": [],
    }


def smoothed(values, weight):
    if values and all(value == values[0] for value in values):
        return values
    result = []
    for end, value in enumerate(values):
        if not math.isfinite(value) or weight == 1:
            result.append(0.0 if math.isfinite(value) else value)
            continue
        past = np.array([v for v in values[: end + 1] if math.isfinite(v)][::-1])
        weights = np.power(weight, np.arange(len(past), dtype=np.float64))
        result.append(math.fsum(weights * past) / math.fsum(weights))
    return result


def best(values, mode):
    finite = np.where(np.isfinite(values), values, np.nan) if values else np.array([])
    if np.all(np.isnan(finite)):
        return None
    return int(np.nanargmin(finite) if mode == "min" else np.nanargmax(finite))


def plateau(values, **params):
    """The first step at which PyTorch's own scheduler reduces the rate."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, **params)
    for epoch, value in enumerate(values):
        scheduler.step(value)
        if optimizer.param_groups[0]["lr"] < 1:
            return epoch
    return None


def generalization_loss(values):
    lowest = np.minimum.accumulate(values)
    return (100 * (np.array(values) / lowest - 1)).tolist()


PLATEAUS = [
    {},
    {"patience": 2},
    {"patience": 0, "threshold": 0.01},
    {"mode": "max", "patience": 5},
    {"patience": 4, "threshold": 0.05, "threshold_mode": "abs"},
    {"mode": "max", "patience": 3, "threshold": 0.01, "threshold_mode": "abs"},
]


def main():
    sys.stdin.read()
    cases = []
    for name, values in curves().items():
        case = {"curve": name, "values": values}
        case["smoothed"] = [
            {"weight": weight, "values": smoothed(values, weight)} for weight in (0.0, 0.3, 0.6, 0.9, 0.99, 1.0)
        ]
        case["best"] = {mode: best(values, mode) for mode in ("min", "max")}
        case["plateaus"] = [{"params": params, "index": plateau(values, **params)} for params in PLATEAUS]
        if name in ("falling", "turning"):
            case["generalization_loss"] = generalization_loss(values)
        cases.append(case)
    common.write("learning_curves", cases, np, torch)


main()
