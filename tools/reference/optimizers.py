"""Paths of every optimizer of the registry by torch.optim in float64, over some surfaces and matrices."""

import json
import math
import sys

import common
import torch
from optimizing.own import OWN
from optimizing.problems import PLANAR, SEARCHED, matrix_problem

SNAPSHOTS = [*range(1, 11), 30, 100, 300, 1000]
# Every gradient is off by about this share in further runs: how far that leads is how far rounding can.
ROUNDING = 2.0**-51
SEEDS = [1, 2]
MATRICES = [[3, 4], [4, 3]]

# What single parameters do not show: they need each other.
TOGETHER = {
    "sgd": [
        {"momentum": 0.9},
        {"momentum": 0.9, "nesterov": True},
        {"momentum": 0.9, "dampening": 0.5, "weight_decay": 0.01},
        {"momentum": 0.8, "nesterov": True, "weight_decay": 0.1, "maximize": True},
    ],
    "adam": [
        {"lr": 0.1},
        {"lr": 0.05, "amsgrad": True, "weight_decay": 0.1},
        {"lr": 0.05, "betas": [0.4, 0.9]},
        {"lr": 0.05, "weight_decay": 0.1, "decoupled_weight_decay": True},
    ],
    "adamw": [{"lr": 0.1}, {"lr": 0.05, "weight_decay": 0.5, "amsgrad": True, "maximize": True}],
    "nadam": [{"lr": 0.05, "weight_decay": 0.1, "decoupled_weight_decay": True}, {"lr": 0.05, "momentum_decay": 0.1}],
    "radam": [{"lr": 0.05, "weight_decay": 0.1, "decoupled_weight_decay": True}, {"lr": 0.1, "betas": [0.9, 0.9]}],
    "adagrad": [{"lr": 0.5, "lr_decay": 0.01}, {"lr": 0.5, "initial_accumulator_value": 1.0, "eps": 1e-3}],
    "adadelta": [{"rho": 0.99, "eps": 1e-3}],
    "rmsprop": [
        {"momentum": 0.9, "centered": True},
        {"momentum": 0.5, "weight_decay": 0.1, "alpha": 0.9, "maximize": True},
        {"lr": 0.001, "centered": True, "eps": 1e-4},
    ],
    "rprop": [{"etas": [0.3, 1.5], "step_sizes": [1e-4, 0.5]}],
    "asgd": [{"lr": 1e-4, "t0": 5.0}, {"lr": 1e-4, "lambd": 0.1, "alpha": 1.0, "t0": 20.0, "weight_decay": 0.01}],
    "adafactor": [{"lr": 0.1, "weight_decay": 0.1}, {"eps": [1e-3, 0.1], "d": 2.0}, {"eps": [5.0, 0.1]}],
    "muon": [
        {"lr": 0.02, "nesterov": False, "momentum": 0.5},
        {"lr": 0.02, "weight_decay": 0.0, "adjust_lr_fn": "match_rms_adamw"},
        {"ns_coefficients": [2.0, -1.5, 0.5], "ns_steps": 10},
        {"eps": 50.0},
    ],
    "lbfgs": [
        {"line_search_fn": "strong_wolfe", "max_iter": 1},
        {"line_search_fn": "strong_wolfe", "max_iter": 4, "history_size": 2},
        {"lr": 0.1, "max_iter": 3},
        {"line_search_fn": "strong_wolfe", "max_eval": 3},
        {"line_search_fn": "strong_wolfe", "max_iter": 5, "tolerance_change": 0.1},
    ],
    "lion": [{"lr": 0.01, "weight_decay": 0.1}, {"lr": 0.01, "betas": [0.5, 0.9], "maximize": True}],
    "ema_momentum": [{"lr": 0.01, "momentum": 0.5}],
    "look_ahead_nesterov": [{"lr": 0.01, "momentum": 0.5}],
    "sparse_adam": [{"lr": 0.05}, {"lr": 0.05, "betas": [0.4, 0.9]}],
}


def settings(entry):
    """The defaults, each parameter at another value, and some of them together."""
    yield {}
    for name, spec in entry["params"].items():
        if spec["kind"] == "flag":
            yield {name: not spec["default"]}
        elif spec["kind"] == "choice":
            yield from ({name: option} for option in spec["options"] if option != spec["default"])
        elif spec["kind"] == "number" and isinstance(spec["default"], float):
            yield {name: spec["default"] / 4 if spec["default"] != 0 else 0.1}
    yield from TOGETHER.get(entry["id"], [])


def floats(entry):
    """JSON has made 0 of 0.0; what torch wants as a whole number is whole by its step and default."""
    whole = ("max_iter", "history_size", "ns_steps")
    for name, spec in entry["params"].items():
        if spec["kind"] == "number" and name not in whole:
            spec["default"] = float(spec["default"])
    return entry


def create(entry, params, theta):
    kind = OWN.get(entry["id"])
    if kind is None:
        kind = getattr(torch.optim, entry["forms"][0]["name"].split(".")[-1])
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in params.items()}
    return kind([theta], **given)


def walk(entry, params, problem, start, decay, steps, seed=None):
    """Runs the optimizer; returns the parameters at each snapshot, and the state after ten steps."""
    random = torch.Generator().manual_seed(seed or 0)
    theta = torch.tensor(start, requires_grad=True)
    optimizer = create(entry, params, theta)
    base = optimizer.param_groups[0]["lr"]
    sparse = entry["id"] == "sparse_adam"

    def closure():
        loss, gradient = problem(optimizer.wanted() if hasattr(optimizer, "wanted") else theta.detach())
        if seed is not None:
            gradient = gradient * (1 + ROUNDING * torch.randn(gradient.shape, generator=random))
        theta.grad = gradient.to_sparse() if sparse else gradient
        return torch.tensor(loss)

    path, state = [], {}
    for step in range(1, steps + 1):
        optimizer.param_groups[0]["lr"] = base / (1 + decay * (step - 1))
        if entry["needs"] == "closure":
            optimizer.step(closure)
        else:
            closure()
            optimizer.step()
        if step in SNAPSHOTS:
            path.append(theta.detach().flatten().tolist())
        if step == 10:
            kept = {name: value for name, value in optimizer.state[theta].items() if torch.is_tensor(value)}
            state = {name: value.flatten().tolist() for name, value in kept.items() if value.dim() > 0}
    return path, state


def distance(p, q):
    return max(abs(a - b) for a, b in zip(p, q)) / max(map(abs, [*p, 1e-3]))


def sensitivity(path, others):
    """For each snapshot, how far other paths are from this one, beside the size of the parameters; two digits."""
    return [float(f"{max(map(distance, [p] * len(points), points)):.1e}") for p, *points in zip(path, *others)]


def vector_problem(size):
    """A bowl in more dimensions, so that loops over more than two are seen."""

    def evaluate(theta):
        x = theta.tolist()
        return 0.5 * sum((i + 1) * v * v for i, v in enumerate(x)), torch.tensor([(i + 1) * v for i, v in enumerate(x)])

    return evaluate, [(-1.0) ** i * (i + 1) for i in range(size)]


def problems(entry, params):
    if entry["takes"] == "any":
        for name, (problem, start) in PLANAR.items():
            yield name, [2], problem, start
        if params.get("line_search_fn"):
            yield from ((name, [2], problem, start) for name, problem, start in SEARCHED)
        if not params:
            yield "vector", [5], *vector_problem(5)
    if entry["takes"] == "matrix" or entry["id"] == "adafactor" or not params:
        if entry["id"] != "sparse_adam" or not params:
            for rows, columns in MATRICES:
                yield "matrix", [rows, columns], *matrix_problem(rows, columns)


def case(entry, params, name, shape, problem, start, decay=0.0):
    steps = SNAPSHOTS[-1]
    path, state = walk(entry, params, problem, start, decay, steps)
    if not all(math.isfinite(v) for v in path[9]):
        lr = params.get("lr", entry["params"]["lr"]["default"])
        return case(entry, {**params, "lr": lr / 10}, name, shape, problem, start, decay)
    others = [walk(entry, params, problem, start, decay, steps, seed)[0] for seed in SEEDS]
    return {
        "id": entry["id"],
        "source": getattr(OWN.get(entry["id"]), "source", "torch.optim"),
        "params": params,
        "problem": name,
        "shape": shape,
        "start": start,
        "decay": decay,
        "path": path,
        "sensitivity": sensitivity(path, others),
        "state": state,
    }


def allowed(entry, params):
    try:
        create(entry, params, torch.zeros(1, 1, requires_grad=True))
    except ValueError:
        return False
    return True


def main():
    torch.set_default_dtype(torch.float64)  # or counters and rates that torch keeps as tensors are float32
    torch.set_num_threads(1)
    cases = []
    for entry in map(floats, json.load(sys.stdin)["optimizers"]):
        for params in filter(lambda given: allowed(entry, given), settings(entry)):
            for problem in problems(entry, params):
                cases.append(case(entry, params, *problem))
        decayed = next(iter(problems(entry, {})))
        cases.append(case(entry, {}, *decayed, decay=0.01))
    common.write("optimizers", cases, torch)


main()
