"""Which parameters torch.optim takes and refuses, and its gradient clipping."""

import inspect
import json
import math
import sys

import common
import torch

NUMBERS = [-1.0, -0.0, 0.0, 0.5, 1.0, 1.5, 100.0]
WHOLE = [1, 2, 150]
WHOLE_NAMES = ("max_iter", "max_eval", "history_size", "ns_steps")


def tries(params):
    """Single parameters at values inside and outside of their limits."""
    for name, spec in params.items():
        if spec["kind"] in ("number", "optional"):
            yield from ({name: value} for value in (WHOLE if name in WHOLE_NAMES else NUMBERS))
        elif spec["kind"] == "tuple":
            for i in range(len(spec["default"])):
                for value in NUMBERS:
                    yield {name: [value if i == k else other for k, other in enumerate(spec["default"])]}
        elif spec["kind"] == "choice":
            yield {name: "nonsense"}
            yield from ({name: option} for option in spec["options"])
        else:
            yield from ({name: value} for value in (True, False))


PAIRS = [
    ("sgd", {"momentum": 0.9, "nesterov": True}),
    ("sgd", {"momentum": 0.9, "nesterov": True, "dampening": 0.1}),
    ("sgd", {"momentum": 0.0, "nesterov": True}),
    ("rprop", {"etas": [1.0, 1.0]}),
    ("lbfgs", {"history_size": 1, "max_iter": 3}),
]


def problem_with(kind, params, sparse):
    """What torch says when the optimizer is made and takes three steps, or None."""
    theta = torch.ones(1, 2, requires_grad=True)
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in params.items()}

    def closure():
        theta.grad = theta.detach().clone()
        if sparse:
            theta.grad = theta.grad.to_sparse()
        return (theta.detach() ** 2).sum() / 2

    try:
        optimizer = kind([theta], **given)
        for _ in range(3):
            optimizer.step(closure)
    except (ValueError, RuntimeError, TypeError) as problem:
        return str(problem)
    return None


# Gradients with zeros, among them steps that are all but zero: what smooth objectives do not give.
FED = [
    [[1.25, 0.0], [0.0, 0.0]],
    [[1.25, 0.0], [0.0, 0.0]],
    [[-0.5, 2.0], [0.0, 1e-9]],
    [[0.0, 0.0], [0.0, 0.0]],
    [[0.0, -2.0], [30.0, 1e-9]],
    [[1.0, 0.0], [-30.0, 0.0]],
    [[0.0, 0.5], [0.0, -1e-9]],
    [[3.0, 0.5], [1.0, 1.0]],
]
FED_PARAMS = {"adafactor": [{}, {"eps": [0.5, 1e-3]}], "sparse_adam": [{"lr": 0.1}], "muon": [{"eps": 1.0}]}


def fed(entry, kind, params, shape):
    """The parameters after each of the gradients."""
    theta = torch.ones(shape, requires_grad=True)
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in params.items()}
    optimizer = kind([theta], **given)
    path = []
    for gradient in FED:
        theta.grad = torch.tensor(gradient).reshape(shape)
        if entry["id"] == "sparse_adam":
            theta.grad = theta.grad.to_sparse()
        optimizer.step()
        path.append(theta.detach().flatten().tolist())
    return {"id": entry["id"], "params": params, "shape": shape, "fed": FED, "path": path}


def signature_of(kind):
    names = []
    for name, parameter in list(inspect.signature(kind.__init__).parameters.items())[1:]:
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in names:
            names.append("*")
        shown = name if parameter.default is parameter.empty else f"{name}={parameter.default!r}"
        names.append(shown)
    return ", ".join(names)


def clipping():
    torch.manual_seed(3)
    gradients = [torch.randn(size) * scale for size in (2, 5) for scale in (0.1, 1.0, 30.0)]
    gradients += [torch.tensor(g) for g in ([0.0, 0.0], [3.0, 4.0], [math.inf, 1.0], [math.nan, 1.0], [1e200, 1e200])]
    for gradient in gradients:
        for limit in (0.0, 0.5, 1.0, 5.0, 10.0):
            for kind in (2.0, 1.0, math.inf):
                theta = torch.zeros_like(gradient, requires_grad=True)
                theta.grad = gradient.clone()
                norm = torch.nn.utils.clip_grad_norm_([theta], limit, norm_type=kind)
                yield {"clip": "norm", "gradient": gradient, "limit": limit, "type": kind, "norm": norm, "out": theta.grad}
            theta.grad = gradient.clone()
            torch.nn.utils.clip_grad_value_([theta], limit)
            yield {"clip": "value", "gradient": gradient, "limit": limit, "out": theta.grad}


def main():
    torch.set_default_dtype(torch.float64)
    cases = []
    for entry in json.load(sys.stdin)["optimizers"]:
        if not entry["forms"]:
            continue
        kind = getattr(torch.optim, entry["forms"][0]["name"].split(".")[-1])
        cases.append({"id": entry["id"], "signature": signature_of(kind)})
        pairs = [params for name, params in PAIRS if name == entry["id"]]
        for params in [*tries(entry["params"]), *pairs]:
            problem = problem_with(kind, params, entry["id"] == "sparse_adam")
            cases.append({"id": entry["id"], "params": params, "problem": problem})
        if entry["needs"] == "gradient":
            shapes = [[2, 2]] if entry["takes"] == "matrix" else [[4], [2, 2]]
            sets = FED_PARAMS.get(entry["id"], [{}])
            cases.extend(fed(entry, kind, params, shape) for params in sets for shape in shapes)
    public = [name for name in torch.optim.__all__ if name not in ("Optimizer", "lr_scheduler", "swa_utils")]
    cases.append({"public": sorted(public)})
    cases.extend(clipping())
    common.write("optimizerChecks", cases, torch)


main()
