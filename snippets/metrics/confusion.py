# prefix: ml-plot-confusion-matrix
# title: Confusion matrix plot
# description: Which classes are taken for which, in shares of the true class.
# category: Metrics
# needs: scikit-learn, matplotlib
# stops: [y_true, y_pred, 'normalize="true"|"pred"|"all"', class_names]

import matplotlib.pyplot as plt
from sklearn.metrics import ConfusionMatrixDisplay

y_true, y_pred = [0, 1, 1, 2, 2], [0, 1, 2, 2, 2]
class_names = ["cat", "dog", "bird"]

# ---

display = ConfusionMatrixDisplay.from_predictions(
    y_true,
    y_pred,
    display_labels=class_names,
    normalize="true",
    cmap="Blues",
    values_format=".2f",
)
display.figure_.tight_layout()
plt.show()

# ---

assert display.confusion_matrix.shape == (3, 3)
display.figure_.canvas.draw()
