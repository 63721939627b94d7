"""Values, warnings and refusals of every metric from scikit-learn, on seeded data with ties and edges."""

import importlib
import inspect
import itertools
import json
import sys
import warnings

import common
import numpy as np
import scipy
import scipy.stats
import sklearn
import sklearn.calibration
import sklearn.metrics as sk
import torch
import torchmetrics
from torchmetrics.functional import classification as tm

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
    "lone": {"y": np.array([2.0]), "p": np.array([1.5]), "w": np.array([3.0])},
}
DATA["strange"] = {"y": np.array([0, 1, 2, 2, 1, 0, 2]), "p": np.array([0, 5, 2, 1, 5, 0, 2]), "w": np.array([1.0, 0, 2, 3, 0, 1, 1])}
DATA["lacking"] = {"y": np.array([0, 2, 2, 0, 2]), "s": softmax(rng.normal(0, 1, (5, 3)))}
DATA["columns"] = {"y": DATA["fine"]["y"], "s": np.stack([1 - DATA["fine"]["s"], DATA["fine"]["s"]], axis=1), "w": DATA["fine"]["w"]}
DATA["skewed"] = {"y": DATA["three"]["y"], "s": np.clip(DATA["three"]["s"] * 0.9, 0, 1), "w": DATA["three"]["w"]}
DATA["sure"] = {"y": np.array([0, 1, 1, 0, 1]), "s": np.array([0.0, 1.0, 0.0, 1.0, 0.5])}

BINARY = ["fine", "ties", "rare", "four", "zeros", "ones", "alike", "one"]
LABELS = BINARY + ["signed", "three", "gaps", "strange"]


def at(name, key):
    return f"@{name}.{key}"


def resolve(value):
    if isinstance(value, str) and value.startswith("@"):
        name, key = value[1:].split(".")
        return DATA[name][key]
    return value


def combine(**choices):
    """Every combination of the options; what is None in a choice is left out."""
    for values in itertools.product(*choices.values()):
        yield {key: value for key, value in zip(choices, values) if value != "-"}


def weighted(name, options):
    yield options
    yield {**options, "sample_weight": at(name, "w")}


def with_weights(names, true, pred, choices=({},)):
    for name in names:
        for options in choices:
            for complete in weighted(name, options):
                yield [at(name, true), at(name, pred)], complete


def rates(extra=({},)):
    for name in LABELS:
        few = len(set(DATA[name]["y"]) | set(DATA[name]["p"])) <= 2
        positive = {"pos_label": 1} if few else {}
        averages = ["micro", "macro", "weighted", None] + (["binary"] if few and name != "one" else [])
        for average, zero, more in itertools.product(averages, ["-", 0, 1, float("nan")], extra):
            if zero != "-" and name in ("fine", "ties", "three", "gaps"):
                continue
            options = {"average": average, **(positive if average == "binary" else {}), **more}
            if zero != "-":
                options["zero_division"] = zero
            yield from ((([at(name, "y"), at(name, "p")]), o) for o in weighted(name, options))
    yield [at("gaps", "y"), at("gaps", "p")], {"average": None, "labels": [900, 0, 12], **extra[0]}
    yield [at("gaps", "y"), at("gaps", "p")], {"average": "micro", "labels": [900, 0], "pos_label": 7, **extra[0]}
    yield [at("signed", "y"), at("signed", "p")], {"pos_label": -1, **extra[0]}


def no_nan(cases):
    return ((a, o) for a, o in cases if not (isinstance(o.get("zero_division"), float) and np.isnan(o["zero_division"])))


CURVES = ["fine", "ties", "rare", "four", "signed", "zeros", "ones", "alike", "one"]
CLASSES = [name for name in CURVES if name not in ("zeros", "ones", "one")]


def curves(names, choices):
    yield from with_weights(names, "y", "s", choices)
    yield [at("fine", "y"), at("fine", "s")], {"pos_label": 0}


def probabilities(choices=({},)):
    names = ["fine", "ties", "rare", "four", "alike", "three", "gaps", "columns", "skewed"]
    yield from with_weights(names, "y", "s", choices)
    yield [at("sure", "y"), at("sure", "s")], {}


REGRESSION = ["numbers", "flat", "lone"]


def regression(choices=({},), names=REGRESSION):
    yield from with_weights(names, "y", "p", choices)


def above_zero(choices):
    for options in choices:
        yield from with_weights(["numbers", "lone"], "y", "p", [options])
        power = options.get("power", 1)
        if power <= 0:
            yield [at("numbers", "a"), at("numbers", "p")], options
        if power == 0:
            yield [at("numbers", "a"), at("numbers", "b")], options
        if 1 <= power < 2:
            yield from with_weights(["numbers"], "c", "p", [options])


POWERS = [{"power": p} for p in (-1.5, -1, 0, 1, 1.5, 2, 2.7, 3)]


def report():
    for name in LABELS:
        yield from with_weights([name], "y", "p", list(combine(zero_division=["-", 0, float("nan")], digits=["-", 0, 5])))
    yield [at("gaps", "y"), at("gaps", "p")], {"labels": [7, 900]}
    yield [at("gaps", "y"), at("gaps", "p")], {"labels": [7, 900], "target_names": ["seven", "a very long name of a class", "more"]}
    yield [at("three", "y"), at("three", "p")], {"target_names": ["cat", "dog", "bird"], "sample_weight": at("three", "w")}


CASES = {
    "accuracy_score": with_weights(LABELS, "y", "p", [{}, {"normalize": False}]),
    "zero_one_loss": with_weights(LABELS, "y", "p", [{}, {"normalize": False}]),
    "hamming_loss": with_weights(LABELS, "y", "p"),
    "balanced_accuracy_score": with_weights([n for n in LABELS if n not in ("zeros", "ones", "one")], "y", "p", [{}, {"adjusted": True}]),
    "matthews_corrcoef": with_weights(LABELS, "y", "p"),
    "cohen_kappa_score": itertools.chain(
        with_weights([n for n in LABELS if n != "one"], "y", "p", list(combine(weights=["-", "linear", "quadratic"]))),
        [([at("gaps", "y"), at("gaps", "p")], {"labels": [900, 0, -3], "weights": "linear"})],
        [([at("one", "y"), at("one", "p")], {"replace_undefined_by": 0.5})],
    ),
    "confusion_matrix": itertools.chain(
        with_weights(LABELS, "y", "p", list(combine(normalize=["-", "true", "pred", "all"]))),
        with_weights(["gaps", "strange"], "y", "p", list(combine(labels=[[900, 0, 2], [2, 0, 1]], normalize=["-", "pred"]))),
    ),
    "precision_score": rates(),
    "recall_score": rates(),
    "f1_score": rates(),
    "fbeta_score": rates([{"beta": 2}, {"beta": 0.5}, {"beta": 0}]),
    "jaccard_score": no_nan(rates()),
    "specificity_score": rates(),
    "negative_predictive_value": rates(),
    "precision_recall_fscore_support": rates([{"beta": 1.5}]),
    "classification_report": report(),
    "top_k_accuracy_score": itertools.chain(
        with_weights(["three", "gaps"], "y", "z", list(combine(k=["-", 1, 3, 5], normalize=["-", False]))),
        with_weights(["fine", "signed"], "y", "s", [{"k": 1}, {"k": 2}]),
        [([at("lacking", "y"), at("lacking", "s")], {"k": 1, "labels": [0, 1, 2]})],
    ),
    "roc_curve": curves(CURVES, [{}, {"drop_intermediate": False}]),
    "precision_recall_curve": curves(CURVES, [{}, {"drop_intermediate": True}]),
    "det_curve": curves(CLASSES, [{}, {"drop_intermediate": True}]),
    "auc": [
        ([[0, 0.25, 0.25, 1], [0, 0.5, 0.75, 1]], {}),
        ([[3, 2, 2, -1], [1, -2, 4, 0.5]], {}),
        ([[1, 1], [0, 2]], {}),
    ],
    "roc_auc_score": itertools.chain(
        with_weights(CURVES, "y", "s", [{}] + [{"max_fpr": f} for f in (0.05, 0.3, 0.5, 1)]),
        with_weights(["three", "gaps"], "y", "s", [{"multi_class": "ovr", "average": a} for a in ("macro", "micro", "weighted", None)]),
        (([at(n, "y"), at(n, "s")], {"multi_class": "ovo", "average": a}) for n in ("three", "gaps") for a in ("macro", "weighted")),
        [([at("lacking", "y"), at("lacking", "s")], {"multi_class": m, "average": a, "labels": [0, 1, 2]}) for m in ("ovr", "ovo") for a in ("macro", "weighted")],
    ),
    "average_precision_score": itertools.chain(
        with_weights(CURVES, "y", "s"),
        with_weights(["three", "gaps"], "y", "s", [{"average": a} for a in ("macro", "micro", "weighted", None)]),
        [([at("signed", "y"), at("signed", "s")], {"pos_label": -1})],
    ),
    "fbeta_at_thresholds": curves(CLASSES, [{}, {"beta": 2}]),
    "best_threshold": itertools.chain(
        curves(CLASSES, [{}, {"by": "youden"}, {"by": "cost"}, {"by": "cost", "cost_fp": 5, "cost_fn": 0.5}]),
        [([at("signed", "y"), at("signed", "s")], {"by": "cost", "cost_fp": 100})],
    ),
    "log_loss": itertools.chain(
        probabilities([{}, {"normalize": False}]),
        [([at("zeros", "y"), at("zeros", "s")], {"labels": [0, 1]})],
        [([at("lacking", "y"), at("lacking", "s")], {"labels": [0, 1, 2]}), ([at("lacking", "y"), at("lacking", "s")], {"labels": [2, 1, 0]})],
    ),
    "d2_log_loss_score": itertools.chain(probabilities(), [([at("one", "y"), at("one", "s")], {})]),
    "brier_score_loss": itertools.chain(
        probabilities([{}, {"scale_by_half": True}, {"scale_by_half": False}]),
        with_weights(["zeros", "ones"], "y", "s"),
        [([at("fine", "y"), at("fine", "s")], {"pos_label": 0})],
        [([at("lacking", "y"), at("lacking", "s")], {"labels": [0, 1, 2]})],
    ),
    "d2_brier_score": itertools.chain(probabilities(), [([at("one", "y"), at("one", "s")], {})]),
    "hinge_loss": itertools.chain(
        with_weights(["signed", "fine", "zeros", "ones"], "y", "s"),
        with_weights(["three", "gaps"], "y", "z"),
        [([at("lacking", "y"), at("lacking", "s")], {"labels": [0, 1, 2]})],
    ),
    "calibration_curve": (
        ([at(n, "y"), at(n, "s")], o)
        for n in ("fine", "ties", "rare", "four", "zeros", "sure")
        for o in list(combine(n_bins=["-", 1, 10], strategy=["-", "quantile"])) + [{"pos_label": 0}]
    ),
    "expected_calibration_error": (
        ([at(n, "y"), at(n, "s")], o)
        for n in ("fine", "ties", "rare", "sure", "three", "gaps")
        for o in combine(n_bins=["-", 1, 10], norm=["-", "l2", "max"])
    ),
    **{
        name: regression()
        for name in (
            "mean_squared_error",
            "root_mean_squared_error",
            "mean_absolute_error",
            "median_absolute_error",
            "mean_absolute_percentage_error",
            "mean_squared_log_error",
            "root_mean_squared_log_error",
        )
    },
    "max_error": (([at(n, "y"), at(n, "p")], {}) for n in REGRESSION),
    "d2_absolute_error_score": regression(),
    "mean_pinball_loss": regression([{}] + [{"alpha": a} for a in (0, 0.1, 0.9, 1)]),
    "d2_pinball_score": regression([{}] + [{"alpha": a} for a in (0.1, 0.9)]),
    "r2_score": regression([{}, {"force_finite": False}]),
    "explained_variance_score": regression([{}, {"force_finite": False}]),
    "mean_tweedie_deviance": above_zero([{}] + POWERS),
    "mean_poisson_deviance": above_zero([{}]),
    "mean_gamma_deviance": regression(),
    "d2_tweedie_score": above_zero([{}] + POWERS),
}

# What scikit-learn refuses: the metric, its arguments and options, and the parameter that is at fault.
NAN = [0.1, float("nan"), 0.3, 0.4]
Y, S, P = at("four", "y"), at("four", "s"), at("four", "p")
Y3, S3 = at("three", "y"), at("three", "s")
REFUSED = [
    *[(name, [Y, [0, 1]], {}, "y_pred") for name in ("accuracy_score", "confusion_matrix", "f1_score", "classification_report", "jaccard_score", "matthews_corrcoef", "hamming_loss", "zero_one_loss", "balanced_accuracy_score")],
    *[(name, [Y, P], {"sample_weight": [1, 2]}, "sample_weight") for name in ("accuracy_score", "confusion_matrix", "precision_score", "recall_score", "matthews_corrcoef")],
    *[(name, [Y, P], {"sample_weight": [0, 0, 0, 0]}, "sample_weight") for name in ("accuracy_score", "confusion_matrix", "precision_score", "r2_score")],
    *[(name, [Y, P], {"sample_weight": NAN}, "sample_weight") for name in ("accuracy_score", "mean_squared_error")],
    *[(name, [Y, [0.5, 1.2, 0.1, 1]], {}, "y_pred") for name in ("accuracy_score", "confusion_matrix", "f1_score")],
    *[(name, [[], []], {}, "y_true") for name in ("accuracy_score", "confusion_matrix", "f1_score", "roc_curve", "mean_squared_error")],
    *[(name, [Y, [0.1, 0.2]], {}, "y_score") for name in ("roc_curve", "precision_recall_curve", "roc_auc_score", "average_precision_score", "det_curve")],
    *[(name, [Y, NAN], {}, "y_score") for name in ("roc_curve", "precision_recall_curve", "roc_auc_score", "average_precision_score", "det_curve")],
    *[(name, [Y, [0.1, float("inf"), 0.3, 0.4]], {}, "y_score") for name in ("roc_curve", "precision_recall_curve", "roc_auc_score", "average_precision_score", "det_curve")],
    *[(name, [[1, 2, 1, 2], S], {}, "pos_label") for name in ("roc_curve", "precision_recall_curve", "det_curve", "calibration_curve")],
    *[(name, [[1, 2, 3, 2], S], {}, "pos_label") for name in ("roc_curve", "precision_recall_curve")],
    ("average_precision_score", [[2, 3, 3, 2], S], {}, "pos_label"),
    ("average_precision_score", [Y3, S3], {"pos_label": 2}, "pos_label"),
    ("average_precision_score", [[0, 1, 2, 2], S], {}, "y_score"),
    ("det_curve", [[1, 1, 1, 1], S], {}, "y_true"),
    ("confusion_matrix", [Y, P], {"labels": []}, "labels"),
    ("confusion_matrix", [Y, P], {"labels": [4, 5]}, "labels"),
    ("confusion_matrix", [Y, P], {"normalize": "rows"}, "normalize"),
    ("cohen_kappa_score", [Y, P], {"weights": "cubic"}, "weights"),
    ("cohen_kappa_score", [Y, P], {"replace_undefined_by": 2}, "replace_undefined_by"),
    *[(name, [[0, 1, 2, 2], P], {}, "average") for name in ("precision_score", "recall_score", "f1_score", "jaccard_score")],
    *[(name, [Y, P], {"pos_label": 2}, "pos_label") for name in ("precision_score", "recall_score", "f1_score", "jaccard_score")],
    *[(name, [Y, P], {"average": "mean"}, "average") for name in ("precision_score", "f1_score", "precision_recall_fscore_support")],
    *[(name, [Y, P], {"zero_division": 0.5}, "zero_division") for name in ("precision_score", "f1_score", "classification_report")],
    ("jaccard_score", [Y, P], {"zero_division": float("nan")}, "zero_division"),
    ("fbeta_score", [Y, P], {"beta": -1}, "beta"),
    ("classification_report", [Y, P], {"target_names": ["a"]}, "target_names"),
    ("classification_report", [Y, P], {"digits": -1}, "digits"),
    ("top_k_accuracy_score", [Y3, S3], {"k": 0}, "k"),
    ("top_k_accuracy_score", [Y, S3], {}, "y_score"),
    ("top_k_accuracy_score", [Y3, S3], {"labels": [2, 1, 0]}, "labels"),
    ("top_k_accuracy_score", [Y3, S3], {"labels": [0, 1, 4]}, "y_true"),
    ("roc_auc_score", [Y, S], {"max_fpr": 0}, "max_fpr"),
    ("roc_auc_score", [Y, S], {"max_fpr": 1.5}, "max_fpr"),
    ("roc_auc_score", [Y3, S3], {}, "multi_class"),
    ("roc_auc_score", [Y3, S3], {"multi_class": "ovr", "max_fpr": 0.5}, "max_fpr"),
    ("roc_auc_score", [Y3, S3], {"multi_class": "ovo", "average": None}, "average"),
    ("roc_auc_score", [Y3, S3], {"multi_class": "ovo", "average": "micro"}, "average"),
    ("roc_auc_score", [Y3, S3], {"multi_class": "ovo", "sample_weight": at("three", "w")}, "sample_weight"),
    ("roc_auc_score", [Y3, at("three", "z")], {"multi_class": "ovr"}, "y_score"),
    ("roc_auc_score", [Y3, S3], {"multi_class": "ovr", "labels": [0, 2, 1]}, "labels"),
    ("roc_auc_score", [Y3, S3], {"multi_class": "ovr", "labels": [0, 1, 3]}, "y_true"),
    ("roc_auc_score", [at("lacking", "y"), at("lacking", "s")], {"multi_class": "ovr"}, "y_score"),
    *[(name, [Y, [0.1, 1.2, 0.3, 0.4]], {}, "y_proba") for name in ("log_loss", "brier_score_loss", "d2_log_loss_score", "d2_brier_score")],
    *[(name, [Y, [0.1, -0.2, 0.3, 0.4]], {}, "y_proba") for name in ("log_loss", "brier_score_loss")],
    *[(name, [Y, NAN], {}, "y_proba") for name in ("log_loss", "brier_score_loss")],
    ("calibration_curve", [Y, [0.1, 1.2, 0.3, 0.4]], {}, "y_prob"),
    ("calibration_curve", [[0, 1, 2, 1], S], {"pos_label": 1}, "y_true"),
    ("calibration_curve", [Y, S], {"n_bins": 0}, "n_bins"),
    ("calibration_curve", [Y, S], {"strategy": "kmeans"}, "strategy"),
    ("log_loss", [[1, 1, 1, 1], S], {}, "labels"),
    ("log_loss", [Y, S], {"labels": [0]}, "y_true"),
    ("log_loss", [[0, 1, 2, 2], S], {}, "y_proba"),
    ("log_loss", [Y3, S3], {"labels": [0, 1, 2, 3]}, "y_proba"),
    ("brier_score_loss", [[0, 1, 2, 2], S], {}, "y_true"),
    ("hinge_loss", [[0, 1, 2, 2], S], {}, "pred_decision"),
    ("hinge_loss", [Y, NAN], {}, "pred_decision"),
    ("auc", [[1], [1]], {}, "x"),
    ("auc", [[1, 2, 1.5], [1, 2, 3]], {}, "x"),
    ("auc", [[1, 2], [1, 2, 3]], {}, "y"),
    *[(name, [[1, 2], [1, float("nan")]], {}, "y_pred") for name in ("mean_squared_error", "r2_score", "median_absolute_error", "max_error")],
    *[(name, [[1, 2, 3], [1, 2]], {}, "y_pred") for name in ("mean_squared_error", "r2_score", "mean_tweedie_deviance")],
    *[(name, [[1, 2], [1, -1]], {}, "y_pred") for name in ("mean_squared_log_error", "root_mean_squared_log_error", "mean_poisson_deviance", "mean_gamma_deviance")],
    ("mean_poisson_deviance", [[-1, 2], [1, 1]], {}, "y_true"),
    ("mean_gamma_deviance", [[0, 2], [1, 1]], {}, "y_true"),
    *[(name, [[1, 2], [1, 1]], {"power": 0.5}, "power") for name in ("mean_tweedie_deviance", "d2_tweedie_score")],
    *[(name, [[1, 2], [1, 1]], {"alpha": 1.5}, "alpha") for name in ("mean_pinball_loss", "d2_pinball_score")],
]


def fbeta_at_thresholds(y, s, beta=1, pos_label=1, sample_weight=None):
    return sk.metric_at_thresholds((y == pos_label).astype(int), s, sk.fbeta_score, sample_weight=sample_weight, metric_params={"beta": beta, "zero_division": 0})


def best_threshold(y, s, by="f1", cost_fp=1, cost_fn=1, pos_label=None, sample_weight=None):
    tn, fp, fn, tp, t = sk.confusion_matrix_at_thresholds(y, s, pos_label=pos_label, sample_weight=sample_weight)
    tn, fp, fn, tp, t = (np.r_[first, rest] for first, rest in ((tn[0] + fp[0], tn), (0, fp), (fn[0] + tp[0], fn), (0, tp), (np.inf, t)))
    gain = {"f1": 2 * tp / (2 * tp + fp + fn), "youden": tp / (tp + fn) - fp / (fp + tn), "cost": -(cost_fp * fp + cost_fn * fn)}[by]
    best = int(np.argmax(gain))
    value = -gain[best] if by == "cost" else gain[best]
    return [float(x) for x in (t[best], value, tp[best], fp[best], fn[best], tn[best])]


def expected_calibration_error(y, p, n_bins=15, norm="l1"):
    """Guo et al. 2017, word for word; held against torchmetrics where no probability is on an edge."""
    classes = np.unique(y)
    confidence, right = (p, y == 1) if p.ndim == 1 else (p.max(axis=1), classes[p.argmax(axis=1)] == y)
    gaps, shares = [], []
    for m in range(1, n_bins + 1):
        inside = (confidence > (m - 1) * (1 / n_bins)) & (confidence <= (1 if m == n_bins else m * (1 / n_bins)))
        if m == 1:
            inside |= confidence == 0
        if inside.any():
            gaps.append(abs(right[inside].mean() - confidence[inside].mean()))
            shares.append(inside.mean())
    gaps, shares = np.array(gaps), np.array(shares)
    value = {"l1": (gaps * shares).sum(), "l2": np.sqrt((gaps**2 * shares).sum()), "max": gaps.max()}[norm]
    if len(set(confidence)) == len(confidence):
        places, probabilities = torch.tensor(np.searchsorted(classes, y)), torch.tensor(p)
        if p.ndim == 1:
            other = tm.binary_calibration_error(probabilities, places, n_bins=n_bins, norm=norm)
        else:
            other = tm.multiclass_calibration_error(probabilities, places, num_classes=len(classes), n_bins=n_bins, norm=norm)
        assert abs(float(other) - value) < 1e-6, (float(other), value)
    return value


def complement(lacking):
    """TN / (TN + FP) or TN / (TN + FN) from scikit-learn's matrices of each class against the rest."""

    def score(y, p, labels=None, pos_label=1, average="binary", sample_weight=None, zero_division=0):
        labels = [pos_label] if average == "binary" else labels
        matrices = sk.multilabel_confusion_matrix(y, p, labels=labels, sample_weight=sample_weight)
        matrices = matrices.sum(axis=0, keepdims=True) if average == "micro" else matrices
        tn, support = matrices[:, 0, 0], matrices[:, 1].sum(axis=1)
        below = tn + matrices[:, 0, 1] if lacking == "fp" else tn + matrices[:, 1, 0]
        value = np.array([a / b if abs(b) > 1e-9 else float(zero_division) for a, b in zip(tn, below)])
        if average is None:
            return value
        kept = ~np.isnan(value)
        weights = support[kept] if average == "weighted" and support[kept].sum() > 0 else None
        return float(np.average(value[kept], weights=weights)) if kept.any() else float("nan")

    return score


OWN = {
    "specificity_score": complement("fp"),
    "negative_predictive_value": complement("fn"),
    "fbeta_at_thresholds": fbeta_at_thresholds,
    "best_threshold": best_threshold,
    "expected_calibration_error": expected_calibration_error,
}
FIELDS = {
    "roc_curve": ["fpr", "tpr", "thresholds"],
    "precision_recall_curve": ["precision", "recall", "thresholds"],
    "det_curve": ["fpr", "fnr", "thresholds"],
    "precision_recall_fscore_support": ["precision", "recall", "fscore", "support"],
    "calibration_curve": ["prob_true", "prob_pred"],
    "confusion_matrix": ["matrix"],
    "classification_report": ["text"],
    "fbeta_at_thresholds": ["fscore", "thresholds"],
    "best_threshold": ["threshold", "value", "truePositives", "falsePositives", "falseNegatives", "trueNegatives"],
}


def attribute(qualified):
    module, name = qualified.rsplit(".", 1)
    return getattr(importlib.import_module(module), name)


def call(function, arguments, options):
    options = {key: resolve(value) for key, value in options.items()}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = function(*(np.asarray(resolve(argument)) for argument in arguments), **options)
    told = any(issubclass(w.category, UserWarning) for w in caught)
    return result, told


def fields(name, result):
    names = FIELDS.get(name, ["value"])
    result = [result] if len(names) == 1 else result
    values = dict(zip(names, result))
    if name == "confusion_matrix":
        values["matrix"] = values["matrix"].ravel()
    return values


def intervals():
    """What scipy makes of a bootstrap distribution that is given."""
    sample = np.round(rng.normal(0, 1, 30), 3)
    for method, level in itertools.product(("percentile", "basic"), (0.5, 0.9, 0.95, 0.999)):
        drawn = scipy.stats.bootstrap((sample,), np.mean, n_resamples=99, rng=1, method=method)
        again = scipy.stats.bootstrap((sample,), np.mean, n_resamples=0, bootstrap_result=drawn, method=method, confidence_level=level)
        yield {
            "interval": method,
            "level": level,
            "value": sample.mean(),
            "distribution": again.bootstrap_distribution,
            "low": again.confidence_interval.low,
            "high": again.confidence_interval.high,
            "error": again.standard_error,
        }


def main():
    cases = [{"data": f"@{name}.{key}", "values": np.ravel(values)} for name, columns in DATA.items() for key, values in columns.items()]
    functions = {}
    for entry in json.load(sys.stdin)["metrics"]:
        name = entry["id"]
        functions[name] = OWN.get(name) or attribute(entry["forms"][0]["name"])
        signatures = {form["name"]: str(inspect.signature(attribute(form["name"])))[1:-1] for form in entry["forms"]}
        cases.append({"id": name, "signatures": signatures})
        for arguments, options in CASES[name]:
            result, told = call(functions[name], arguments, options)
            case = {"id": name, "arguments": arguments, "options": options, "result": fields(name, result), "warns": told}
            if name == "classification_report":
                case["rows"] = call(functions[name], arguments, {**options, "output_dict": True})[0]
            cases.append(case)
    for name, arguments, options, parameter in REFUSED:
        try:
            call(functions[name], arguments, options)
        except (ValueError, NotImplementedError, TypeError) as error:
            cases.append({"refused": name, "arguments": arguments, "options": options, "parameter": parameter, "by": type(error).__name__})
        else:
            raise AssertionError(f"scikit-learn accepts {name} {arguments} {options}")
    cases.extend(intervals())
    common.write("metrics", cases, sklearn, torchmetrics, np, scipy)


main()
