"""Objectives whose gradients are written out, so that paths differ from the engine's by rounding alone."""

import math

import torch

TURN = 2 * math.pi


def bowl(theta):
    x, y = theta.tolist()
    return 0.5 * (x * x + 10 * y * y), torch.tensor([x, 10 * y])


def rosenbrock(theta):
    x, y = theta.tolist()
    across = y - x * x
    value = (1 - x) * (1 - x) + 100 * across * across
    return value, torch.tensor([-2 * (1 - x) - 400 * x * across, 200 * across])


def beale(theta):
    x, y = theta.tolist()
    p, q, r = 1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y
    dx = 2 * (p * (y - 1) + q * (y * y - 1) + r * (y * y * y - 1))
    return p * p + q * q + r * r, torch.tensor([dx, 2 * x * (p + 2 * q * y + 3 * r * y * y)])


def himmelblau(theta):
    x, y = theta.tolist()
    p, q = x * x + y - 11, x + y * y - 7
    return p * p + q * q, torch.tensor([4 * x * p + 2 * q, 2 * p + 4 * y * q])


def rastrigin(theta):
    value = 20 + sum(t * t - 10 * math.cos(TURN * t) for t in theta.tolist())
    return value, torch.tensor([2 * t + 10 * TURN * math.sin(TURN * t) for t in theta.tolist()])


def styblinski_tang(theta):
    value = sum(0.5 * (t * t * t * t - 16 * t * t + 5 * t) for t in theta.tolist())
    return value, torch.tensor([0.5 * (4 * t * t * t - 32 * t + 5) for t in theta.tolist()])


def fraction(i, j):
    """Small numbers that are exact in binary, without pattern enough for this purpose."""
    return ((7 * i + 3 * j + i * j) % 11 - 5) / 4


def matrix_problem(rows, columns):
    """Half the squared distance of W·A from B, and where W starts."""
    a = [[fraction(i, j) for j in range(columns)] for i in range(columns)]
    b = [[fraction(i + 2, 2 * j + 1) for j in range(columns)] for i in range(rows)]
    start = [[fraction(3 * i + 1, j) / 2 for j in range(columns)] for i in range(rows)]

    def evaluate(theta):
        w = theta.tolist()
        error = [
            [sum(w[i][k] * a[k][j] for k in range(columns)) - b[i][j] for j in range(columns)] for i in range(rows)
        ]
        gradient = [
            [sum(error[i][k] * a[j][k] for k in range(columns)) for j in range(columns)] for i in range(rows)
        ]
        return 0.5 * sum(e * e for row in error for e in row), torch.tensor(gradient)

    return evaluate, start


PLANAR = {"bowl": (bowl, [-4.0, 2.0]), "rosenbrock": (rosenbrock, [-1.2, 1.0]), "beale": (beale, [1.0, 1.5])}

# Starts from which line searches take all their turns.
SEARCHED = [
    ("rosenbrock", rosenbrock, [-1.9, 2.0]),
    ("rosenbrock", rosenbrock, [0.3, -0.8]),
    ("rosenbrock", rosenbrock, [1.5, 0.2]),
    ("beale", beale, [-3.0, 1.2]),
    ("beale", beale, [4.0, -1.0]),
    ("beale", beale, [0.1, -2.0]),
    *[("himmelblau", himmelblau, [x, y]) for x, y in ((0.0, 0.0), (-0.5, -1.0), (4.5, -4.0), (-0.27, -0.92))],
    *[("rastrigin", rastrigin, [x, y]) for x, y in ((-3.3, 2.4), (0.49, 0.51), (4.1, -1.7), (-0.2, 0.3), (2.6, 2.45))],
    *[("styblinski_tang", styblinski_tang, [x, y]) for x, y in ((0.5, 4.5), (0.15, 0.16), (-4.9, 3.0), (1.0, -0.2))],
]
