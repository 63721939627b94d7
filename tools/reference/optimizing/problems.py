"""Objectives whose gradients are written out, so that paths differ from the engine's by rounding alone."""

import torch


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
