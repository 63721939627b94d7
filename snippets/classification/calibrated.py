# prefix: ml-classification-calibrated
# title: Calibrated classification
# description: Probabilities that mean what they say, for a classifier that has none or too sure ones.
# category: Classification
# needs: scikit-learn
# stops: [model, calibrated, 'method="sigmoid"|"isotonic"', X_train, y_train, X_test]

from sklearn.calibration import CalibratedClassifierCV
from sklearn.datasets import load_breast_cancer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

X, y = load_breast_cancer(return_X_y=True)
X_train, y_train, X_test = X[:400], y[:400], X[400:]
model = make_pipeline(StandardScaler(), LinearSVC())

# ---

calibrated = CalibratedClassifierCV(model, method="sigmoid", cv=5)
calibrated.fit(X_train, y_train)
probabilities = calibrated.predict_proba(X_test)

# ---

assert ((probabilities >= 0) & (probabilities <= 1)).all()
