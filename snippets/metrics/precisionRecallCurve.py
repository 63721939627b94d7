# prefix: ml-plot-precision-recall
# title: Precision-recall plot
# description: "Precision over recall for every threshold, with its average: the picture for rare positives."
# category: Metrics
# needs: scikit-learn, matplotlib
# stops: [y_true, y_score]

import matplotlib.pyplot as plt
from sklearn.metrics import PrecisionRecallDisplay

y_true, y_score = [0, 0, 1, 1, 0, 1], [0.1, 0.4, 0.35, 0.8, 0.2, 0.9]

# ---

display = PrecisionRecallDisplay.from_predictions(
    y_true, y_score, plot_chance_level=True
)
plt.show()

# ---

assert display.average_precision > 0.5
display.figure_.canvas.draw()
