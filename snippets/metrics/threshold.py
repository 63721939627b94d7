# prefix: ml-metric-best-threshold
# title: Best threshold
# description: The threshold of the highest F1; choose it on validation data, not on the test's.
# category: Metrics
# needs: scikit-learn, numpy
# stops: [threshold, y_true, y_score]

import numpy as np
from sklearn.metrics import precision_recall_curve

y_true, y_score = np.array([0, 0, 1, 1]), np.array([0.1, 0.4, 0.35, 0.8])

# ---

precision, recall, thresholds = precision_recall_curve(y_true, y_score)
f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
threshold = thresholds[f1[:-1].argmax()]
print(f"F1 {f1[:-1].max():.3f} at {threshold:.3f}")

# ---

assert threshold == 0.35
