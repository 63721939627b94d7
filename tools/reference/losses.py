"""Every loss of torch.nn with its parameters and reductions, and the gradients by autograd."""

import json
import sys
import warnings

import common
import torch

warnings.simplefilter("ignore")
inf, nan = float("inf"), float("nan")
generator = torch.Generator().manual_seed(3)
EDGES = [0.0, -0.0, 1e-300, -1e-300, 1e4, -1e4]
BEYOND = [inf, -inf, nan]
LINE = torch.linspace(-4, 4, 17, dtype=torch.float64).tolist()


def doubles(values):
    return torch.tensor(values, dtype=torch.float64)


def normal(*shape, scale=1.0):
    return scale * torch.randn(*shape, dtype=torch.float64, generator=generator)


def classes(rows, columns):
    return torch.randint(columns, (rows,), generator=generator)


def crossed(inputs, targets):
    """Every input with every target, as two flat tensors."""
    pairs = [(x, y) for x in inputs for y in targets]
    return {"input": doubles([x for x, _ in pairs]), "target": doubles([y for _, y in pairs])}


def numbers(targets, params, inputs=EDGES + LINE, beyond=BEYOND):
    """Settings of a loss by elements: ordinary points, edge points, and those at infinity and NaN."""
    for setting in params:
        yield setting, crossed(inputs, targets), 1
        yield setting, crossed(LINE, targets), 1
        yield setting, crossed(beyond, targets), 1


def bce(logits):
    points = EDGES[:4] + LINE if logits else [0.0, 1e-300, 1.0, 1 - 1e-16, 0.25, 0.5, 0.9]
    targets = [0.0, 1.0, 0.3]
    yield {}, crossed(points, targets), 1
    if logits:
        yield {}, crossed([1e4, -1e4], targets), 1
        yield {}, crossed(BEYOND, [0.0, 1.0, 0.3]), 1
    x = normal(6, 4) if logits else torch.rand(6, 4, dtype=torch.float64, generator=generator)
    y = torch.rand(6, 4, dtype=torch.float64, generator=generator)
    hard = (y > 0.5).double()
    row, whole = doubles([0.5, 1.0, 2.0, 0.0]), y + 0.5
    for target in (y, hard):
        for weight in (None, row, whole):
            yield {"weight": weight}, {"input": x, "target": target}, 4
            if logits:
                yield {"weight": weight, "pos_weight": row + 0.5}, {"input": x, "target": target}, 4


def by_class(params, scale=1.0, log=False):
    """Settings of a loss with one class a row."""
    for rows, columns in ((1, 1), (1, 5), (7, 3), (12, 10)):
        x = normal(rows, columns, scale=scale)
        x = x.log_softmax(1) if log else x
        y = classes(rows, columns)
        weight = torch.rand(columns, dtype=torch.float64, generator=generator) + 0.1
        for setting in params:
            yield setting, {"input": x, "target": y}, columns
            yield {**setting, "weight": weight}, {"input": x, "target": y}, columns


def cross_entropy():
    smoothings = [{}, {"label_smoothing": 0.1}, {"label_smoothing": 1.0}]
    yield from by_class(smoothings, scale=3)
    ignoring = doubles([0, 2, -100, 1, 1]).long()
    x = normal(5, 3)
    for setting in smoothings:
        yield setting, {"input": x, "target": ignoring}, 3
        yield {**setting, "ignore_index": 1}, {"input": x, "target": doubles([0, 2, 1, 1, 1]).long()}, 3
        for weight in (None, doubles([0.2, 1.0, 3.0])):
            p = normal(5, 3).softmax(1)
            yield {**setting, "weight": weight}, {"input": x, "target": p}, 3
    extreme = doubles([[1e4, -1e4, 0], [-1e4, 1e4, 0], [1e-300, 0, -1e-300], [-inf, 0, 1], [700, 710, 720]])
    yield {}, {"input": extreme, "target": doubles([0, 0, 1, 2, 1]).long()}, 3
    for row in ([inf, 0, 1], [nan, 0, 1], [-inf, 0, 1]):
        yield {}, {"input": doubles([row]), "target": doubles([0]).long()}, 3
    yield {"ignore_index": 0}, {"input": normal(2, 3), "target": doubles([0, 0]).long()}, 3


def nll():
    yield from by_class([{}], log=True)
    yield {}, {"input": normal(4, 3), "target": doubles([0, -100, 2, -100]).long()}, 3
    yield {"ignore_index": 2}, {"input": normal(4, 3), "target": doubles([0, 1, 2, 2]).long()}, 3


def gaussian():
    for setting in ({}, {"full": True}, {"eps": 0.1}):
        for scale in (1.0, 100.0):
            x, y = normal(30, scale=scale), normal(30)
            v = doubles([0.0, 1e-300, 1e-7, 1e-6, 1e4] + torch.rand(25, generator=generator).tolist())
            yield setting, {"input": x, "target": y, "var": v}, 1
        yield setting, {"input": normal(4, 3), "target": normal(4, 3), "var": normal(4, 1).abs()}, 3


def kl():
    for setting in ({}, {"log_target": True}):
        yield setting, crossed(EDGES[:4] + LINE, [-2.0, -0.5, 0.0] if setting else [0.0, 0.25, 1.0, 3.0]), 1
        x, y = normal(6, 4).log_softmax(1), normal(6, 4).log_softmax(1)
        yield setting, {"input": x, "target": y if setting else y.exp()}, 4


def ranking():
    for setting in ({}, {"margin": 0.5}, {"margin": -1.0}):
        a, b = doubles(EDGES + LINE), doubles(LINE[::-1] + EDGES)
        for sign in (1.0, -1.0):
            yield setting, {"input1": a, "input2": b, "target": torch.full_like(a, sign)}, 1
            yield setting, {"input1": a, "input2": a - 0.5, "target": torch.full_like(a, sign)}, 1
        yield setting, {"input1": normal(20), "input2": normal(20), "target": normal(20).sign()}, 1


def multi_label_margin():
    for rows, columns in ((1, 4), (6, 5)):
        lists = [torch.randperm(columns, generator=generator).tolist() for _ in range(rows)]
        lists = [order[:k] + [-1] * (columns - k) for k, order in zip([2, 0, 5, 1, 3, 4], lists)]
        yield {}, {"input": normal(rows, columns), "target": doubles(lists).long()}, columns
    yield {}, {"input": doubles([[0.0, 1.0, -1.0, 0.0]]), "target": doubles([[1, -1, 0, -1]]).long()}, 4


def multi_label_soft():
    x, y = normal(6, 4, scale=3), (normal(6, 4) > 0).double()
    for weight in (None, doubles([0.5, 1.0, 2.0, 0.0])):
        yield {"weight": weight}, {"input": x, "target": y}, 4
        yield {"weight": weight}, {"input": x[:1], "target": y[:1]}, 4
    yield {}, {"input": doubles([EDGES]), "target": doubles([[0, 1, 0, 1, 1, 1]])}, 6


def cosine():
    for setting in ({}, {"margin": 0.5}, {"margin": -1.0}):
        for rows, columns in ((1, 1), (1, 3), (8, 4)):
            a, b = normal(rows, columns), normal(rows, columns)
            y = normal(rows).sign()
            yield setting, {"input1": a, "input2": b, "target": y}, columns
            yield setting, {"input1": a, "input2": a * 2, "target": -torch.ones(rows).double()}, columns
        a = doubles([[0, 0], [1e-300, 0], [1e4, -1e4], [1, 0], [3, 4]])
        b = doubles([[1, 1], [1, 2], [1e4, 1e4], [1, 0], [4, 3]])
        yield setting, {"input1": a, "input2": b, "target": doubles([1, -1, -1, -1, 0])}, 2


def triplet(params):
    for setting in params:
        for rows, columns in ((1, 1), (1, 3), (8, 4)):
            yield setting, {name: normal(rows, columns) for name in ("anchor", "positive", "negative")}, columns
        a = doubles([[0, 0], [1, 1], [1e4, -1e4], [0, 0]])
        p = doubles([[0, 0], [1, 1], [0, 1], [3, 4]])
        n = doubles([[0, 0], [4, 5], [-1e4, 1e4], [3, 4]])
        yield setting, {"anchor": a, "positive": p, "negative": n}, 2


MARGINS = [{}, {"margin": 0.5}, {"margin": 2.0}]
SETTINGS = {
    "l1_loss": lambda: numbers([0.0, 1.0, -0.5], [{}]),
    "mse_loss": lambda: numbers([0.0, 1.0, -0.5], [{}]),
    "smooth_l1_loss": lambda: numbers([0.0, 1.0, -0.5], [{}, {"beta": 0.0}, {"beta": 0.5}, {"beta": 3.0}]),
    "huber_loss": lambda: numbers([0.0, 1.0, -0.5], [{}, {"delta": 0.5}, {"delta": 3.0}]),
    "bce_loss": lambda: bce(False),
    "bce_with_logits_loss": lambda: bce(True),
    "cross_entropy_loss": cross_entropy,
    "nll_loss": nll,
    "poisson_nll_loss": lambda: numbers(
        [0.0, 1.0, 0.5, 2.0, 7.0],
        [{}, {"full": True}, {"log_input": False}, {"log_input": False, "full": True, "eps": 0.1}],
        inputs=EDGES[:3] + [0.25, 1.0, 2.5, 10.0],
        beyond=[inf, nan],
    ),
    "gaussian_nll_loss": gaussian,
    "kl_div_loss": kl,
    "hinge_embedding_loss": lambda: numbers([1.0, -1.0, 0.5], MARGINS),
    "soft_margin_loss": lambda: numbers([1.0, -1.0], [{}]),
    "margin_ranking_loss": ranking,
    "multi_margin_loss": lambda: by_class(MARGINS + [{"p": 2}, {"p": 2, "margin": 0.3}]),
    "multi_label_margin_loss": multi_label_margin,
    "multi_label_soft_margin_loss": multi_label_soft,
    "cosine_embedding_loss": cosine,
    "triplet_margin_loss": lambda: triplet(
        [{}, {"margin": 0.1}, {"margin": 5.0}, {"p": 1.0}, {"p": 3.5}, {"swap": True}, {"eps": 0.0}]
    ),
    "triplet_margin_with_distance_loss": lambda: triplet([{}, {"margin": 0.1}, {"margin": 5.0, "swap": True}]),
}


def evaluate(entry, params, operands, reduction):
    """The loss and the gradients of its sum with respect to the differentiable operands."""
    given = {name: value for name, value in params.items() if value is not None}
    module = common.attribute(torch, entry["forms"][0]["name"])(reduction=reduction, **given)
    leaves = {
        name: value.clone().requires_grad_(name in entry["differentiable"]) for name, value in operands.items()
    }
    loss = module(*[leaves[name] for name in entry["operands"]])
    loss.sum().backward()
    gradients = {name: leaves[name].grad.flatten() for name in entry["differentiable"]}
    return {"loss": loss.detach().flatten(), "gradients": gradients}


def main():
    cases = []
    for entry in json.load(sys.stdin)["losses"]:
        signatures = common.signatures_of(torch, entry)
        for params, operands, columns in SETTINGS[entry["id"]]():
            cases.append(
                {
                    "id": entry["id"],
                    "params": {name: getattr(value, "flatten", lambda: value)() for name, value in params.items()},
                    "columns": columns,
                    "operands": {name: value.double().flatten() for name, value in operands.items()},
                    "results": {
                        reduction: evaluate(entry, params, operands, reduction)
                        for reduction in entry["params"]["reduction"]["options"]
                    },
                }
            )
        next(case for case in cases if case["id"] == entry["id"])["signatures"] = signatures
    common.write("losses", cases, torch)


main()
