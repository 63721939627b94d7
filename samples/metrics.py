"""Measure predictions: open the Metrics Lab from the lines above the calls, or hover over them."""

import numpy as np
from sklearn.metrics import (
    classification_report,
    confusion_matrix,
    f1_score,
    precision_recall_curve,
    roc_auc_score,
)

y_true = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
y_score = np.array([0.05, 0.1, 0.15, 0.2, 0.3, 0.35, 0.55, 0.7, 0.25, 0.45, 0.5, 0.75, 0.8, 0.95])

precision, recall, thresholds = precision_recall_curve(y_true, y_score)
area = roc_auc_score(y_true, y_score)
f1 = f1_score(y_true, (y_score >= 0.5).astype(int))

animals = ["cat", "dog", "owl", "cat", "dog", "owl", "cat", "dog"]
guesses = ["cat", "dog", "owl", "dog", "dog", "owl", "cat", "cat"]

matrix = confusion_matrix(animals, guesses)
report = classification_report(animals, guesses)
