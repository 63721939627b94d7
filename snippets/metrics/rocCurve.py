# prefix: ml-plot-roc-curve
# title: ROC curve plot
# description: True over false positives for every threshold, with the area under the curve.
# category: Metrics
# needs: scikit-learn, matplotlib
# stops: [y_true, y_score]

import matplotlib.pyplot as plt
from sklearn.metrics import RocCurveDisplay

y_true, y_score = [0, 0, 1, 1, 0, 1], [0.1, 0.4, 0.35, 0.8, 0.2, 0.9]

# ---

display = RocCurveDisplay.from_predictions(y_true, y_score, plot_chance_level=True)
plt.show()

# ---

assert display.roc_auc > 0.5
display.figure_.canvas.draw()
