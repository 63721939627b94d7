"""Values and derivatives of every activation from torch.nn, in float64, with autograd."""

import inspect
import json
import sys

import common
import torch

EDGES = [0.0, -0.0, 1e-300, -1e-300, 1e4, -1e4, float("inf"), float("-inf"), float("nan")]
POINTS = EDGES + torch.linspace(-8, 8, 65, dtype=torch.float64).tolist() + [-30.0, -12.5, 12.5, 20.0, 30.0]


def settings(params):
    """The defaults, then each parameter at other values of its range."""
    yield {}
    for name, spec in params.items():
        if spec["kind"] == "choice":
            values = [option for option in spec["options"] if option != spec["default"]]
        else:
            low, high = spec["min"], spec["max"]
            values = [low, low + (high - low) / 3, high]
        for value in values:
            yield {name: value}


def attribute(qualified):
    value = torch
    for part in qualified.split(".")[1:]:
        value = getattr(value, part)
    return value


def signature_of(function):
    """Names of the parameters as `input, *, approximate`, or None for a built-in function."""
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return None
    if [parameter.kind.name for parameter in parameters] == ["VAR_POSITIONAL", "VAR_KEYWORD"]:
        return ""  # a module without a constructor of its own
    names = []
    for parameter in parameters:
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in names:
            names.append("*")
        names.append(parameter.name)
    return ", ".join(names)


def main():
    cases = []
    for entry in json.load(sys.stdin)["activations"]:
        signatures = {form["name"]: signature_of(attribute(form["name"])) for form in entry["forms"]}
        for params in settings(entry["params"]):
            module = attribute(entry["forms"][0]["name"])(**params)
            x = torch.tensor(POINTS, dtype=torch.float64, requires_grad=True)
            y = module(x)
            (dy,) = torch.autograd.grad(y.sum(), x)
            cases.append(
                {"id": entry["id"], "signatures": signatures, "params": params, "x": POINTS, "f": y.detach(), "df": dy}
            )
    common.write("activations", cases, torch)


main()
