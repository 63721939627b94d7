# prefix: ml-metric-confidence-interval
# title: Confidence interval of a metric
# description: How far a score may be off, from samples of the test set with replacement.
# category: Metrics
# needs: scikit-learn, numpy
# stops: [bootstrap, y_true, y_pred, metric, samples=1000]

from collections.abc import Callable

import numpy as np
from sklearn.metrics import accuracy_score

# ---


def bootstrap(
    metric: Callable[[np.ndarray, np.ndarray], float],
    y_true: np.ndarray,
    y_pred: np.ndarray,
    samples: int = 1000,
    seed: int = 42,
) -> tuple[float, float]:
    """The 95 % confidence interval of a metric of targets and predictions."""
    rng = np.random.default_rng(seed)
    draws = rng.integers(len(y_true), size=(samples, len(y_true)))
    scores = [metric(y_true[draw], y_pred[draw]) for draw in draws]
    low, high = np.quantile(scores, [0.025, 0.975])
    return float(low), float(high)


# ---

truth = np.arange(100) % 2
low, high = bootstrap(
    accuracy_score, truth, np.where(np.arange(100) < 80, truth, 1 - truth)
)
assert 0.65 < low < 0.8 < high < 0.95
