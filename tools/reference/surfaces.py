"""Values and gradients of every surface by torch in float64, the gradients by autograd."""

import json
import math
import sys

import common
import torch


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
        definition = compile(entry["python"], entry["id"], "eval")
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
                value = eval(definition, {"math": math, "torch": torch, "x": x, "y": y, **bound})
                values.append(value.item())
                gradients.append([g.item() for g in torch.autograd.grad(value, (x, y))])
            cases.append(
                {"id": entry["id"], "params": params, "points": points, "values": values, "gradients": gradients}
            )
            if columns and not params:
                cases[-1]["columns"] = columns
    common.write("surfaces", cases, torch)


main()
