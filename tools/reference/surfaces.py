"""Values and gradients of every surface by torch in float64, the gradients by autograd."""

import json
import math
import sys

import common
import torch
from torch.nn import functional

TURN = 2 * math.pi


def bowl(x, y, a, b, angle):
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return (a * (cos * x + sin * y) ** 2 + b * (cos * y - sin * x) ** 2) / 2


def goldstein_price(x, y):
    first = 19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2
    second = 18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2
    return (1 + (x + y + 1) ** 2 * first) * (30 + (2 * x - 3 * y) ** 2 * second)


def ackley(x, y):
    radius = torch.sqrt((x**2 + y**2) / 2)
    ripple = (torch.cos(TURN * x) + torch.cos(TURN * y)) / 2
    return -20 * torch.exp(-radius / 5) - torch.exp(ripple) + math.e + 20


def rastrigin(x, y, amplitude):
    return 2 * amplitude + x**2 - amplitude * torch.cos(TURN * x) + y**2 - amplitude * torch.cos(TURN * y)


def linear_regression(x, y, columns, **_):
    return functional.mse_loss(x * columns["x"] + y, columns["y"])


def logistic_regression(x, y, columns, penalty, **_):
    logits = x * columns["x1"] + y * columns["x2"]
    loss = functional.binary_cross_entropy_with_logits(logits, columns["y"])
    return loss + penalty / 2 * (x**2 + y**2)


SURFACES = {
    "ackley": ackley,
    "beale": lambda x, y: (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2,
    "booth": lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2,
    "bowl": bowl,
    "goldstein_price": goldstein_price,
    "himmelblau": lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2,
    "linear_regression": linear_regression,
    "logistic_regression": logistic_regression,
    "matyas": lambda x, y: 0.26 * (x**2 + y**2) - 0.48 * x * y,
    "monkey_saddle": lambda x, y: x**3 - 3 * x * y**2,
    "plateau": lambda x, y, width: 1 - torch.exp(-(x**2 + y**2) / (2 * width**2)),
    "rastrigin": rastrigin,
    "rosenbrock": lambda x, y, a, b: (a - x) ** 2 + b * (y - x**2) ** 2,
    "saddle": lambda x, y: x**2 - y**2,
    "styblinski_tang": lambda x, y: (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2,
    "three_hump_camel": lambda x, y: 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2,
}


def settings(entry):
    """The defaults, and each parameter at the ends of its range; what shapes the data stays."""
    yield {}
    for name, spec in entry["params"].items():
        if name not in ("samples", "seed", "noise"):
            yield from ({name: float(value)} for value in (spec["min"], (spec["min"] + spec["max"]) / 3, spec["max"]))


def main():
    torch.set_default_dtype(torch.float64)
    cases = []
    for entry in json.load(sys.stdin)["surfaces"]:
        columns = {name: torch.tensor(column, dtype=torch.float64) for name, column in entry["columns"]}
        (left, right), (low, high) = entry["domain"]["x"], entry["domain"]["y"]
        grid = [(left + (right - left) * i / 9, low + (high - low) * j / 9) for i in range(10) for j in range(10)]
        for params in settings(entry):
            bound = {name: spec["default"] for name, spec in entry["params"].items()} | params
            if columns:
                bound["columns"] = columns
            points, values, gradients = [*grid, (0.0, 0.0), (-0.0, 1.0)], [], []
            for point in points:
                x, y = (torch.tensor(c, requires_grad=True) for c in point)
                value = SURFACES[entry["id"]](x, y, **bound)
                values.append(value.item())
                gradients.append([g.item() for g in torch.autograd.grad(value, (x, y))])
            cases.append(
                {"id": entry["id"], "params": params, "points": points, "values": values, "gradients": gradients}
            )
            if columns and not params:
                cases[-1]["columns"] = columns
    common.write("surfaces", cases, torch)


main()
