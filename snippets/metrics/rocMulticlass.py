# prefix: ml-plot-roc-multiclass
# title: Multiclass ROC plot
# description: One curve a class against all others, from the probabilities of each.
# category: Metrics
# needs: scikit-learn, matplotlib
# stops: [y_true, probabilities, class_names]

import matplotlib.pyplot as plt
import numpy as np
from sklearn.metrics import RocCurveDisplay

y_true = np.arange(30) % 3
probabilities = (
    np.random.default_rng(0).dirichlet([1, 1, 1], size=30) + 0.5 * np.eye(3)[y_true]
)
class_names = ["cat", "dog", "bird"]

# ---

fig, ax = plt.subplots(figsize=(6, 6), layout="constrained")
for i, name in enumerate(class_names):
    RocCurveDisplay.from_predictions(y_true == i, probabilities[:, i], name=name, ax=ax)
ax.plot([0, 1], [0, 1], linestyle="--", color="gray")
plt.show()

# ---

fig.canvas.draw()
