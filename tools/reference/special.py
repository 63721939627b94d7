"""Special functions, correctly rounded from 60 digits of mpmath; at NaN and infinity from torch."""

import common
import mpmath
import torch

mpmath.mp.dps = 60
FUNCTIONS = {
    "exp": (mpmath.exp, torch.exp),
    "tanh": (mpmath.tanh, torch.tanh),
    "erf": (mpmath.erf, torch.special.erf),
    "erfc": (mpmath.erfc, torch.special.erfc),
    "normalCdf": (lambda x: mpmath.erfc(-x / mpmath.sqrt(2)) / 2, torch.special.ndtr),
    "normalPdf": (mpmath.npdf, lambda x: torch.exp(-x * x / 2) / 2.5066282746310002),
    "sigmoid": (lambda x: 1 / (1 + mpmath.exp(-x)), torch.special.expit),
    "logSigmoid": (lambda x: -mpmath.log1p(mpmath.exp(-x)), torch.nn.functional.logsigmoid),
    "softplus": (lambda x: mpmath.log1p(mpmath.exp(x)), torch.nn.functional.softplus),
}
EDGES = [0.0, -0.0, 1e-300, -1e-300, 1e-8, -1e-8, 5e-17, 0.84375, 1.25, 1 / 0.35, 2**-28, 5.999, 6.0]
BEYOND = [float("inf"), float("-inf"), float("nan"), 1e4]


def main():
    generator = torch.Generator().manual_seed(5)
    cases = []
    for name, (exact, edge) in FUNCTIONS.items():
        random = (6 * torch.randn(300, dtype=torch.float64, generator=generator)).tolist()
        x = EDGES + [i / 8 for i in range(-200, 201)] + random
        if name == "exp":
            x += [700.3, 708.5, 709.7, -700.3, -708.2, 1e-16, 0.0027, 0.00271] + [i * 17.3 for i in range(-40, 41)]
        f = [0.0 if value == 0 and name in ("erf", "tanh") else float(exact(mpmath.mpf(value))) for value in x]
        f += edge(torch.tensor(BEYOND, dtype=torch.float64)).tolist()
        cases.append({"id": name, "x": x + BEYOND, "f": f})
    common.write("special", cases, torch, mpmath)


main()
