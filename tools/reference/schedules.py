"""Learning rates and momenta of every schedule, from torch.optim.lr_scheduler and Transformers.

Each case is run by the real scheduler on a real optimizer of one parameter group. Where PyTorch
raises, the case says at which step (0 is the constructor) and what. The Transformers schedules are
written to a fixture of their own, and only if that library is installed.
"""

import importlib
import inspect
import json
import math
import random
import sys
import warnings

import common
import torch
from cases.schedule_cases import (
    MORE,
    NEEDED,
    WARM,
    chain,
    compositions,
    refused,
    refused_by_transformers,
    sequence,
    spec,
)

warnings.filterwarnings("ignore")

STEPS = 110
LAMBDAS = {
    "exponential": lambda rate, period: lambda epoch: rate**epoch,
    "inverse_time": lambda rate, period: lambda epoch: 1 / (1 + rate * epoch),
    "inverse_sqrt": lambda rate, period: lambda epoch: 1 / math.sqrt(1 + epoch),
    "step": lambda rate, period: lambda epoch: rate ** (epoch // period),
    "warm_up": lambda rate, period: lambda epoch: min(1, (epoch + 1) / period),
    "constant": lambda rate, period: lambda epoch: rate,
}
SCALES = {
    "none": lambda gamma: None,
    "power": lambda gamma: lambda x: gamma**x,
    "sine": lambda gamma: lambda x: 0.5 * (1 + math.sin(x * math.pi / 2)),
}


def settings(entry):
    """The entry's defaults, then each parameter at other values of its range, then those above."""
    specs = entry["params"].items()
    usual = {name: item["default"] for name, item in specs if item.get("required")}
    usual.update(NEEDED.get(entry["id"], {}))
    yield usual
    for name, item in specs:
        for value in other_values(item):
            yield {**usual, name: value}
    for params in MORE.get(entry["id"], []):
        yield {**usual, **params}


def other_values(item):
    if item["kind"] == "choice":
        return [option for option in item["options"] if option != item["default"]]
    if item["kind"] == "flag":
        return [not item["default"]]
    if item["kind"] in ("number", "optional"):
        low, high = item["min"], item["max"]
        values = [low, low + (high - low) / 3, high]
        return [round(value) for value in values] if item.get("integer") else values
    return []


def series():
    """Metrics by the kind of curve they stand for."""
    drawn = random.Random(7)
    noisy = [math.exp(-i / 25) + 0.05 * drawn.random() for i in range(STEPS - 1)]
    waves = [math.sin(i / 6) + i / 200 for i in range(STEPS - 1)]
    broken = [math.nan if i in (3, 40, 41) else math.inf if i == 20 else value for i, value in enumerate(noisy)]
    return {"falling": noisy, "waves": waves, "flat": [0.5] * (STEPS - 1), "not finite": broken}


def attribute(qualified):
    module, name = qualified.rsplit(".", 1)
    return getattr(importlib.import_module(module), name)


def signature_of(function):
    parameters = inspect.signature(function).parameters.values()
    return ", ".join(
        parameter.name if parameter.default is parameter.empty else f"{parameter.name}={parameter.default!r}"
        for parameter in parameters
    )


def build(entries, optimizer, described):
    id = described["id"]
    make = attribute(entries[id]["forms"][0]["name"])
    if id == "sequential_lr":
        parts = [build(entries, optimizer, part) for part in described["schedulers"]]
        return make(optimizer, parts, described["milestones"])
    if id == "chained_scheduler":
        return make([build(entries, optimizer, part) for part in described["schedulers"]])
    params = dict(described["params"])
    if id in ("lambda_lr", "multiplicative_lr"):
        chosen = {name: item["default"] for name, item in entries[id]["params"].items()} | params
        return make(optimizer, LAMBDAS[chosen["lr_lambda"]](chosen["rate"], chosen["period"]))
    if "scale_fn" in params:
        params["scale_fn"] = SCALES[params["scale_fn"]](params.get("gamma", 1.0))
    if "pct_start" in params:
        params["pct_start"] = float(params["pct_start"])  # JSON has no 1.0, and PyTorch takes no 1
    return make(optimizer, **params)


OPTIMIZERS = {
    "SGD": lambda weights, lr: torch.optim.SGD(weights, lr=lr, momentum=0.9),
    "Adam": lambda weights, lr: torch.optim.Adam(weights, lr=lr),
    "Adagrad": lambda weights, lr: torch.optim.Adagrad(weights, lr=lr),
}


def momentum_of(group):
    return group["momentum"] if "momentum" in group else group["betas"][0] if "betas" in group else None


def run(entries, described, base_lr=0.1, steps=STEPS, metrics=None, optimizer="SGD"):
    weights = [torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))]
    optimizer_name, optimizer = optimizer, OPTIMIZERS[optimizer](weights, base_lr)
    group = optimizer.param_groups[0]
    case = {"spec": described, "base_lr": base_lr, "steps": steps, "optimizer": optimizer_name}
    case["momentum_before"] = momentum_of(group)
    if metrics is not None:
        case["metrics"] = metrics
    lr, momentum = [], []
    try:
        scheduler = build(entries, optimizer, described)
        for i in range(steps):
            if i > 0:
                optimizer.step()
                scheduler.step(*([] if metrics is None else [metrics[i - 1]]))
            lr.append(group["lr"])
            momentum.append(momentum_of(group))
    except Exception as error:
        case["raises"] = {"at": len(lr), "error": f"{type(error).__name__}: {error}"}
    driven = "base_momentum" in group
    return {**case, "lr": lr, **({"momentum": momentum} if driven else {})}


def cases_of(entries, wanted):
    for id, entry in entries.items():
        if not wanted(entry) or entry["composite"]:
            continue
        signatures = {form["name"]: signature_of(attribute(form["name"])) for form in entry["forms"]}
        for index, params in enumerate(settings(entry)):
            curves = series().values() if entry["needsMetric"] else [None]
            for metrics in curves:
                described = {"id": id, "params": params}
                yield {"id": id, "signatures": signatures, **run(entries, described, metrics=metrics)}
            if index == 0:
                described = {"id": id, "params": params}
                yield {"id": id, **run(entries, described, 0.037, metrics=metrics)}


def refusals(entries, pairs):
    for parameter, described in pairs:
        metrics = [1.0] * STEPS if described["id"] == "reduce_lr_on_plateau" else None
        case = run(entries, described, metrics=metrics)
        assert "raises" in case, f"PyTorch takes {described}"
        yield {"id": described["id"], "refuses": parameter, **case}


def main():
    entries = {entry["id"]: entry for entry in json.load(sys.stdin)["schedules"]}
    is_torch = lambda entry: entry["forms"][0]["name"].startswith("torch.")
    cases = list(cases_of(entries, is_torch))
    for described in compositions():
        name = entries[described["id"]]["forms"][0]["name"]
        signatures = {name: signature_of(attribute(name))}
        cases.append({"id": described["id"], "signatures": signatures, **run(entries, described)})
    for id in ("cyclic_lr", "one_cycle_lr"):
        params = {"max_lr": 0.2} | ({"base_lr": 0.1} if id == "cyclic_lr" else {"total_steps": 110})
        for optimizer in ("Adam", "Adagrad"):
            for cycle in (True, False):
                described = spec(id, **params, cycle_momentum=cycle)
                cases.append({"id": id, **run(entries, described, optimizer=optimizer)})
    cases += refusals(entries, refused())
    common.write("schedules", cases, torch)
    try:
        import transformers
    except ImportError:
        print("transformers is not installed: the fixture of its schedules stays as it is")
        return
    cases = list(cases_of(entries, lambda entry: not is_torch(entry)))
    leaf = spec("cosine_schedule_with_warmup", num_warmup_steps=6, num_training_steps=70)
    one_cycle = spec("one_cycle_lr", max_lr=0.5, total_steps=STEPS, cycle_momentum=False)
    for described in [
        sequence([10], spec("linear_lr"), leaf),
        chain(leaf, spec("exponential_lr", gamma=0.99)),
        sequence([10], one_cycle, spec("polynomial_decay_schedule_with_warmup", **WARM, lr_end=0.003)),
        chain(one_cycle, spec("cosine_with_min_lr_schedule_with_warmup", **WARM, min_lr=0.01)),
    ]:
        cases.append({"id": described["id"], **run(entries, described)})
    cases += refusals(entries, refused_by_transformers())
    common.write("schedules_transformers", cases, torch, transformers)


if __name__ == "__main__":
    main()
