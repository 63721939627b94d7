"""Gated units and their partial derivatives, built from torch's functions as Shazeer (2020) writes them."""

import json
import sys

import common
import torch
import torch.nn.functional as F
from activations import settings

HALVES = {
    "glu": None,  # torch has this one itself
    "swiglu": F.silu,
    "geglu": F.gelu,
    "reglu": F.relu,
    "bilinear": lambda b: b,
}
COORDINATES = [0.0, -0.0, 1e-300, -1e-300, 1e4, -1e4, -6.5, -2.0, -0.75, 0.3, 1.0, 4.25]
BEYOND = [float("nan"), float("inf"), float("-inf")]


def gate(entry, params):
    """The function of a tensor whose last dimension holds both halves."""
    act = HALVES[entry["id"]]
    if act is None:
        return torch.nn.GLU(**params)

    def halves(x):
        a, b = x.chunk(2, dim=-1)
        return a * act(b, **params)

    return halves


def main():
    cases = []
    generator = torch.Generator().manual_seed(7)
    for entry in json.load(sys.stdin)["gates"]:
        for params in settings(entry["params"]):
            function = gate(entry, params)
            pairs = [[a, b] for a in COORDINATES for b in COORDINATES + BEYOND]
            x = torch.tensor(pairs, dtype=torch.float64, requires_grad=True)
            y = function(x)
            (slopes,) = torch.autograd.grad(y.sum(), x)
            rows = torch.randn(3, 8, dtype=torch.float64, generator=generator).requires_grad_()
            out = function(rows)
            cotangent = torch.randn(3, 4, dtype=torch.float64, generator=generator)
            (gradient,) = torch.autograd.grad(out, rows, cotangent)
            cases.append(
                {
                    "id": entry["id"],
                    "params": params,
                    "signatures": common.signatures_of(torch, entry),
                    "pairs": pairs,
                    "f": y.detach().squeeze(-1),
                    "slopes": slopes,
                    "rows": {"input": rows.detach().flatten(), "output": out.detach().flatten()},
                    "backward": {"cotangent": cotangent.flatten(), "gradient": gradient.flatten()},
                }
            )
    common.write("gates", cases, torch)


main()
