# prefix: ml-cross-validation
# title: Cross-validation
# description: The score on every fold, with its mean and spread.
# category: Classification
# needs: scikit-learn
# stops: [scores, model, X, y, cv=5, 'scoring="accuracy"|"f1_macro"|"roc_auc_ovr"']

from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

X, y = load_iris(return_X_y=True)
model = LogisticRegression(max_iter=1000)

# ---

scores = cross_val_score(model, X, y, cv=5, scoring="accuracy")
print(f"{scores.mean():.3f} ± {scores.std():.3f}")

# ---

assert scores.shape == (5,) and scores.mean() > 0.9
