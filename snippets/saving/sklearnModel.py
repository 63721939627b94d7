# prefix: ml-save-pipeline
# title: Save pipeline
# description: A fitted scikit-learn pipeline in a file; load only what you trust, and with the same version.
# category: Saving and export
# needs: scikit-learn, joblib
# stops: [model, '"model.joblib"']

import joblib
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

X, y = load_iris(return_X_y=True)
model = LogisticRegression(max_iter=1000).fit(X, y)

# ---

joblib.dump(model, "model.joblib", compress=3)
model = joblib.load("model.joblib")

# ---

assert model.score(X, y) > 0.9
