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
from cases.metrics_cases import CASES, REFUSED
from cases.metrics_data import DATA, rng
from torchmetrics.functional import classification as tm


def resolve(value):
    if isinstance(value, str) and value.startswith("@"):
        name, key = value[1:].split(".")
        return DATA[name][key]
    return value


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
        except (ValueError, NotImplementedError, TypeError, ZeroDivisionError) as error:
            cases.append({"refused": name, "arguments": arguments, "options": options, "parameter": parameter, "by": type(error).__name__})
        else:
            raise AssertionError(f"scikit-learn accepts {name} {arguments} {options}")
    cases.extend(intervals())
    common.write("metrics", cases, sklearn, torchmetrics, np, scipy)


main()
