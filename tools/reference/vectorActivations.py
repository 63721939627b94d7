"""Softmax and its kin along any dimension: values and both products with the Jacobian."""

import json
import sys

import common
import torch

inf, nan = float("inf"), float("nan")
SHAPES = [((1,), 0), ((5,), 0), ((4, 10), 1), ((4, 3), 0), ((2, 3, 4), 1), ((3, 2, 2), -3)]
EDGES = [
    [0.0, -0.0, 1e-300, -1e-300],
    [1e4, -1e4, 1e4, 0.0],
    [1e4, 9.999e3, -inf],
    [inf, 1.0],
    [-inf, -inf],
    [nan, 1.0, 2.0],
    [1e308, -1e308],
]


def case(entry, module, x, dim, temperature, generator):
    shape = x.shape
    function = lambda t: module(t / temperature)
    v = torch.randn(shape, dtype=torch.float64, generator=generator)
    y, jvp = torch.func.jvp(function, (x,), (v,))
    _, pull = torch.func.vjp(function, x)
    (vjp,) = pull(v)
    inner = 1
    for length in shape[dim % len(shape) + 1 :]:
        inner *= length
    return {
        "id": entry["id"],
        "signatures": common.signatures_of(torch, entry),
        "params": {"temperature": temperature},
        "layout": {"size": shape[dim], "inner": inner},
        "x": x.flatten(),
        "y": y.flatten(),
        "v": v.flatten(),
        "jvp": jvp.flatten(),
        "vjp": vjp.flatten(),
    }


def main():
    generator = torch.Generator().manual_seed(11)
    cases = []
    for entry in json.load(sys.stdin)["vectorActivations"]:
        kind = common.attribute(torch, entry["forms"][0]["name"])
        for temperature in (1.0, 0.3, 4.0):
            for shape, dim in SHAPES:
                x = 3 * torch.randn(shape, dtype=torch.float64, generator=generator)
                cases.append(case(entry, kind(dim=dim), x, dim, temperature, generator))
        for edge in EDGES:
            x = torch.tensor(edge, dtype=torch.float64)
            cases.append(case(entry, kind(dim=0), x, 0, 1.0, generator))
        if entry["id"] == "softmax":
            image = torch.randn(2, 3, 2, 2, dtype=torch.float64, generator=generator)
            cases.append(case(entry, torch.nn.Softmax2d(), image, 1, 1.0, generator))
    common.write("vectorActivations", cases, torch)


main()
