"""Seeded data with ties, imbalance, weights of zero, gaps between labels, and every degenerate case."""

import numpy as np

rng = np.random.default_rng(20260)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def binary_data(n, share, digits):
    y = (rng.random(n) < share).astype(int)
    score = np.round(1 / (1 + np.exp(-rng.normal(1.5 * y - 0.8, 1.0))), digits)
    weight = np.round(rng.gamma(1.0, 1.0, n), 3)
    weight[rng.random(n) < 0.1] = 0.0
    return {"y": y, "s": score, "p": (score > 0.5).astype(int), "w": weight}


def many_data(n, labels, logit):
    labels = np.array(labels)
    place = rng.choice(len(labels), n, p=np.arange(1, len(labels) + 1) / np.arange(1, len(labels) + 1).sum())
    place[: len(labels)] = np.arange(len(labels))
    z = rng.normal(0, 1, (n, len(labels)))
    z[np.arange(n), place] += logit
    return {
        "y": labels[place],
        "s": softmax(z),
        "z": np.round(z, 1),
        "p": labels[z.argmax(axis=1)],
        "w": np.round(rng.gamma(1.0, 1.0, n), 3),
    }


def number_data(n):
    x = rng.normal(0, 1, n)
    y = np.exp(0.5 * x + rng.normal(0, 0.3, n))
    return {
        "y": y,
        "p": np.exp(0.5 * x),
        "w": np.round(rng.gamma(1.0, 1.0, n), 3),
        "c": rng.poisson(2.0, n).astype(float),
        "a": 3 * x + rng.normal(0, 1, n),
        "b": 3 * x,
    }


DATA = {
    "fine": binary_data(160, 0.4, 12),
    "ties": binary_data(200, 0.25, 1),
    "rare": binary_data(150, 0.04, 3),
    "four": {"y": np.array([0, 0, 1, 1]), "s": np.array([0.1, 0.4, 0.35, 0.8]), "p": np.array([0, 1, 0, 1]), "w": np.array([1.0, 2.0, 0.5, 3.0])},
    "signed": {
        "y": np.array([-1, 1, 1, -1, -1, 1, -1, 1, 1]),
        "s": np.array([-2.5, 0.0, -0.0, -0.0, 1e-300, 3.0, -1e4, 1e4, 0.3]),
        "p": np.array([-1, -1, 1, 1, -1, 1, -1, 1, -1]),
        "w": np.array([1.0, 1, 2, 1, 1, 0.25, 1, 1, 3]),
    },
    "zeros": {"y": np.zeros(6, int), "s": np.array([0.2, 0.4, 0.4, 0.1, 0.9, 0.6]), "p": np.array([0, 0, 1, 0, 1, 1]), "w": np.arange(1.0, 7)},
    "ones": {"y": np.ones(6, int), "s": np.array([0.2, 0.4, 0.4, 0.1, 0.9, 0.6]), "p": np.array([0, 0, 1, 0, 1, 1]), "w": np.arange(1.0, 7)},
    "alike": {"y": np.array([0, 1, 1, 0]), "s": np.full(4, 0.5), "p": np.zeros(4, int), "w": np.ones(4)},
    "one": {"y": np.array([1]), "s": np.array([0.7]), "p": np.array([1]), "w": np.array([2.0])},
    "three": many_data(90, [0, 1, 2], 1.2),
    "gaps": many_data(120, [-3, 0, 7, 40, 900], 1.5),
    "numbers": number_data(120),
    "flat": {"y": np.full(5, 2.0), "p": np.array([1.0, 2.0, 3.0, 2.0, 2.5]), "w": np.arange(5.0)},
    "unheard": {
        "y": np.array([0, 1, 2, 0, 2]),
        "s": np.array([[0.6, 0.3, 0.1], [0.2, 0.5, 0.3], [0.1, 0.2, 0.7], [0.5, 0.1, 0.4], [0.3, 0.4, 0.3]]),
        "w": np.array([1.0, 0, 1, 2, 1]),
    },
    "lone": {"y": np.array([2.0]), "p": np.array([1.5]), "w": np.array([3.0])},
}
DATA["strange"] = {"y": np.array([0, 1, 2, 2, 1, 0, 2]), "p": np.array([0, 5, 2, 1, 5, 0, 2]), "w": np.array([1.0, 0, 2, 3, 0, 1, 1])}
DATA["lacking"] = {"y": np.array([0, 2, 2, 0, 2]), "s": softmax(rng.normal(0, 1, (5, 3)))}
DATA["columns"] = {"y": DATA["fine"]["y"], "s": np.stack([1 - DATA["fine"]["s"], DATA["fine"]["s"]], axis=1), "w": DATA["fine"]["w"]}
DATA["skewed"] = {"y": DATA["three"]["y"], "s": np.clip(DATA["three"]["s"] * 0.9, 0, 1), "w": DATA["three"]["w"]}
DATA["sure"] = {"y": np.array([0, 1, 1, 0, 1]), "s": np.array([0.0, 1.0, 0.0, 1.0, 0.5])}
