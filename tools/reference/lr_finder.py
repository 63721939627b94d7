"""What fastai's suggestion functions read off the curves of range tests, in float64.

The functions are taken out of the installed fastai by name, since the whole of it needs more than
this environment has.
"""

import ast
import importlib.metadata
import importlib.util
import math
import pathlib
import random
import sys
import types

import common
import numpy as np
import torch

METHODS = ["valley", "slide", "minimum", "steep"]


def fastai_functions():
    spec = importlib.util.find_spec("fastai")
    if spec is None:
        print("fastai is not installed: the fixture of the learning-rate finder stays as it is")
        sys.exit()
    path = pathlib.Path(spec.submodule_search_locations[0], "callback", "schedule.py")
    tree = ast.parse(path.read_text())
    wanted = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name in METHODS]
    names = {"np": np, "to_np": lambda tensor: tensor.numpy()}
    exec(compile(ast.Module(wanted, []), str(path), "exec"), names)
    return {method: names[method] for method in METHODS}


def curves():
    drawn = random.Random(5)
    for points in (7, 8, 9, 21):  # 2, 3, 4 and 14 are left
        yield [10.0 ** (i - points) for i in range(points)], [1 / (1 + i) for i in range(points)]
    for points in (40, 100):
        lr = [1e-7 * (10 / 1e-7) ** (i / (points - 1)) for i in range(points)]
        for noise in (0.0, 0.02, 0.3):
            loss = []
            for rate in lr:
                at = math.log10(rate)
                clean = 2.3 - 1.5 / (1 + math.exp(-2 * (at + 3))) + (math.exp(3 * (at + 0.2)) if at < 1 else 1e3)
                loss.append(clean + noise * drawn.random())
            yield lr, loss
        yield lr, [1 - i / points for i in range(points)]
        yield lr, [1.0] * points
        yield lr, [math.nan if i > points - 12 else math.cos(i / 9) for i in range(points)]


def main():
    sys.stdin.read()
    functions = fastai_functions()
    cases = []
    for lr, loss in curves():
        count = len(lr)
        rates, losses = (torch.tensor(values[count // 10 : -5], dtype=torch.float64) for values in (lr, loss))
        broken = torch.nonzero(torch.isnan(losses))
        if len(broken) > 0:
            rates, losses = rates[: broken.min()], losses[: broken.min()]
        fitting = [method for method in METHODS if method != "slide" or len(losses) >= 16]
        suggested = {method: float(functions[method](rates, losses, count)[0]) for method in fitting}
        cases.append({"lr": lr, "loss": loss, "suggested": suggested})
    fastai = types.SimpleNamespace(__name__="fastai", __version__=importlib.metadata.version("fastai"))
    common.write("lr_finder", cases, torch, fastai)


main()
