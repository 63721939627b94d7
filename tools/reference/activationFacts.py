"""Moments, bounds and largest slope of every activation: torch's own functions, scipy's quadrature."""

import json
import math
import sys

import common
import numpy
import scipy
import torch
from activations import precision, settings
from scipy.integrate import quad
from scipy.optimize import minimize_scalar

FAR = 1e15
GRID = numpy.unique(numpy.concatenate([numpy.linspace(-60, 60, 24001), [-FAR, FAR]]))
BREAKS = [-14, -6, -3, -1, 0, 1, 3, 6, 14]


def curves(entry, params):
    """f and f' as functions of an array of doubles."""
    module = common.attribute(torch, entry["forms"][0]["name"])(**params, **precision(entry)).eval()

    def f(x):
        return module(torch.tensor(x, dtype=torch.float64)).detach().numpy()

    def df(x):
        x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
        return torch.autograd.grad(module(x).sum(), x)[0].numpy()

    return f, df


def moment(g, breaks):
    """E[g(Z)] for a standard normal Z, in pieces between the breaks."""
    def weighted(x):
        return g(x) * math.exp(-x * x / 2) / math.sqrt(2 * math.pi)

    inside = sorted({b for b in breaks if abs(b) < 14} | set(BREAKS))
    pairs = zip(inside[:-1], inside[1:])
    return math.fsum(quad(weighted, low, high, epsabs=1e-14, epsrel=1e-13, limit=200)[0] for low, high in pairs)


def highest(g):
    """The supremum of g, refined from the best point of a grid; infinite where a tail keeps growing."""
    values = g(GRID)
    best = int(numpy.argmax(values))
    if values[best] > 1e9:
        return float("inf")
    low, high = GRID[max(best - 1, 0)], GRID[min(best + 1, len(GRID) - 1)]
    if high - low > 1:
        return float(values[best])
    found = minimize_scalar(lambda x: -float(g(numpy.array([x]))[0]), bounds=(low, high), method="bounded", options={"xatol": 1e-11})
    return max(float(values[best]), -float(found.fun))


def main():
    cases = []
    for entry in json.load(sys.stdin)["activations"]:
        for params in settings(entry["params"]):
            f, df = curves(entry, params)
            one = lambda x: float(f(numpy.array([x]))[0])
            numbers = [value for value in params.values() if not isinstance(value, str)]
            breaks = numbers + [-value for value in numbers] + [20 / value for value in numbers if value]
            mean = moment(one, breaks)
            cases.append(
                {
                    "id": entry["id"],
                    "params": params,
                    "mean": mean,
                    "variance": moment(lambda x: (one(x) - mean) ** 2, breaks),
                    "sup": highest(f),
                    "inf": -highest(lambda x: -f(x)),
                    "slope": highest(lambda x: numpy.abs(df(x))),
                }
            )
    common.write("activationFacts", cases, torch, scipy)


main()
