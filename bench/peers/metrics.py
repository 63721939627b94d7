"""Medians of scikit-learn's metrics in milliseconds, as JSON: `metrics.py SAMPLES RUNS`."""

import json
import sys
import time

import numpy as np
from sklearn import metrics

samples, runs = int(sys.argv[1]), int(sys.argv[2])
rng = np.random.default_rng(1)
labels = rng.integers(0, 2, samples)
scores = 1 / (1 + np.exp(-rng.normal(labels - 0.5, 1.0)))
weights = rng.random(samples)
ten, ten_predicted = rng.integers(0, 10, samples), rng.integers(0, 10, samples)
predicted = (scores > 0.5).astype(np.int64)


def median(run):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e3)
    return sorted(times)[len(times) // 2]


print(
    json.dumps(
        {
            "roc": median(lambda: metrics.roc_curve(labels, scores)),
            "pr": median(lambda: metrics.precision_recall_curve(labels, scores)),
            "auc": median(lambda: metrics.roc_auc_score(labels, scores)),
            "ap": median(lambda: metrics.average_precision_score(labels, scores)),
            "weighted": median(lambda: metrics.roc_auc_score(labels, scores, sample_weight=weights)),
            "confusion2": median(lambda: metrics.confusion_matrix(labels, predicted)),
            "confusion10": median(lambda: metrics.confusion_matrix(ten, ten_predicted)),
            "report2": median(lambda: metrics.classification_report(labels, predicted)),
            "report10": median(lambda: metrics.classification_report(ten, ten_predicted)),
        }
    )
)
