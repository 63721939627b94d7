"""Values, first and second derivatives of every activation from torch.nn, in float64, with autograd."""

import json
import sys

import common
import torch

EDGES = [0.0, -0.0, 1e-300, -1e-300, 1e4, -1e4, float("inf"), float("-inf"), float("nan")]
POINTS = EDGES + torch.linspace(-8, 8, 65, dtype=torch.float64).tolist() + [-30.0, -12.5, 12.5, 20.0, 30.0]


def settings(params):
    """The defaults, then each parameter at other values of its range."""
    required = {name: spec["default"] for name, spec in params.items() if spec.get("required")}
    yield required
    for name, spec in params.items():
        if spec["kind"] == "choice":
            values = [option for option in spec["options"] if option != spec["default"]]
        else:
            low, high = spec["min"], spec["max"]
            values = [low, low + (high - low) / 3, high]
        for value in values:
            yield {**required, name: value}


def points(params):
    """The common points, and those on and beside the kinks that the parameters make."""
    numbers = [value for value in params.values() if not isinstance(value, str)]
    kinks = [sign * value for value in numbers for sign in (1, -1)]
    if "beta" in params:
        kinks.append(20 / params["beta"])
    return POINTS + [kink + shift for kink in kinks for shift in (0, 1e-9, -1e-9)]


def evaluate(module, params):
    """f, f' and f'' at the points; f'' is None where autograd has none."""
    at = points(params)
    x = torch.tensor(at, dtype=torch.float64, requires_grad=True)
    y = module(x)
    (dy,) = torch.autograd.grad(y.sum(), x, create_graph=True)
    try:
        (d2y,) = torch.autograd.grad(dy.sum(), x)
    except RuntimeError as error:
        if "not implemented" not in str(error):
            raise
        d2y = None
    return {"x": at, "f": y.detach(), "df": dy.detach(), "d2f": d2y}


def precision(entry):
    """PReLU alone has a parameter of its own, which must not be rounded to single precision."""
    return {"dtype": torch.float64} if "dtype" in entry["forms"][0]["signature"] else {}


def main():
    cases = []
    for entry in json.load(sys.stdin)["activations"]:
        signatures = common.signatures_of(torch, entry)
        for params in settings(entry["params"]):
            module = common.attribute(torch, entry["forms"][0]["name"])(**params, **precision(entry)).eval()
            case = {"id": entry["id"], "signatures": signatures, "params": params}
            cases.append({**case, **evaluate(module, params)})
    common.write("activations", cases, torch)


if __name__ == "__main__":
    main()
