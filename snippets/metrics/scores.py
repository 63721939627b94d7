# prefix: ml-metric-scores
# title: Metric scores
# description: The usual scores of a classifier side by side.
# category: Metrics
# needs: scikit-learn
# stops: [y_true, y_pred, 'average="macro"|"micro"|"weighted"']

from sklearn.metrics import (
    accuracy_score,
    balanced_accuracy_score,
    matthews_corrcoef,
    precision_recall_fscore_support,
)

y_true, y_pred = [0, 1, 1, 2], [0, 1, 2, 2]

# ---

precision, recall, f1, _ = precision_recall_fscore_support(
    y_true, y_pred, average="macro", zero_division=0
)
scores = {
    "accuracy": accuracy_score(y_true, y_pred),
    "balanced accuracy": balanced_accuracy_score(y_true, y_pred),
    "precision": precision,
    "recall": recall,
    "F1": f1,
    "Matthews": matthews_corrcoef(y_true, y_pred),
}
for name, score in scores.items():
    print(f"{name:>18} {score:.3f}")

# ---

assert scores["accuracy"] == 0.75
