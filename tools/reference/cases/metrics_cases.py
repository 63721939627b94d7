"""Which metric is called with what, and what scikit-learn refuses."""

import itertools

import numpy as np

from cases.metrics_data import DATA

BINARY = ["fine", "ties", "rare", "four", "zeros", "ones", "alike", "one"]
LABELS = BINARY + ["signed", "three", "gaps", "strange"]


def at(name, key):
    return f"@{name}.{key}"


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
    "balanced_accuracy_score": list(with_weights([n for n in LABELS if n not in ("zeros", "ones", "one")], "y", "p", [{}, {"adjusted": True}]))
    + [([[2, 2], [2, 2]], {"adjusted": adjusted}) for adjusted in (False, True)],
    "matthews_corrcoef": itertools.chain(
        with_weights(LABELS, "y", "p"),
        # One class, whose sums by row and by column round differently.
        [([[3] * 5, [1, 0, 0, 0, 3]], {"sample_weight": [0.8337237929393339, 0.9381972759708342, 0.3232567943760998, 0.48461916276679795, 0.5808425012599542]})],
    ),
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
        # A class that has samples, but none that count.
        [([at("unheard", "y"), at("unheard", "s")], {"multi_class": "ovr", "average": a, "sample_weight": at("unheard", "w")}) for a in ("macro", "weighted", None)],
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
    *[(name, [[1, 2], [1, 1]], {"power": p}, "power") for name in ("mean_tweedie_deviance", "d2_tweedie_score") for p in (0.5, float("inf"))],
    *[("d2_tweedie_score", [[2, 2], [1, 3]], {"power": p}, "y_true") for p in (0, 1, 2)],
    ("d2_tweedie_score", [[2, 2, 3], [1, 3, 2]], {"sample_weight": [1, 2, 0]}, "y_true"),
    *[(name, [[0], [0.75]], {"sample_weight": []}, "sample_weight") for name in ("d2_brier_score", "d2_log_loss_score")],
    *[(name, [[1, 2], [1, 1]], {"alpha": 1.5}, "alpha") for name in ("mean_pinball_loss", "d2_pinball_score")],
]
