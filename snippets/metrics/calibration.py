# prefix: ml-plot-calibration
# title: Calibration plot
# description: "How often a predicted probability comes true: on the diagonal it does so exactly."
# category: Metrics
# needs: scikit-learn, matplotlib
# stops: [y_true, y_score, n_bins=10]

import matplotlib.pyplot as plt
import numpy as np
from sklearn.calibration import CalibrationDisplay

y_score = np.linspace(0, 1, 200)
y_true = np.random.default_rng(0).random(200) < y_score

# ---

display = CalibrationDisplay.from_predictions(
    y_true, y_score, n_bins=10, strategy="quantile"
)
plt.show()

# ---

display.figure_.canvas.draw()
