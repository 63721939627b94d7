# prefix: ml-regression-boosting
# title: Boosting regression
# description: Gradient-boosted trees that bin the features, take missing values and stop early.
# category: Regression
# needs: scikit-learn
# stops: [model, 'loss="squared_error"|"absolute_error"|"poisson"', learning_rate=0.1, X_train, y_train, X_test, y_test]

import numpy as np
from sklearn.datasets import make_friedman1
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import train_test_split

X, y = make_friedman1(n_samples=200, random_state=0)
y = np.abs(y)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

# ---

model = HistGradientBoostingRegressor(
    loss="squared_error",
    learning_rate=0.1,
    max_iter=500,
    early_stopping=True,
    random_state=42,
)
model.fit(X_train, y_train)
print(f"R² {model.score(X_test, y_test):.3f} after {model.n_iter_} trees")

# ---

assert model.score(X_test, y_test) > 0.5
