# prefix: ml-regression-polynomial
# title: Polynomial regression
# description: A polynomial of the features, held in check by a small ridge penalty.
# category: Regression
# needs: scikit-learn
# stops: [model, degree=3, alpha=1e-3, X_train, y_train, X_test, y_test]

import numpy as np
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

X = np.linspace(-2, 2, 80).reshape(-1, 1)
y = X[:, 0] ** 3 - X[:, 0]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

# ---

model = make_pipeline(
    PolynomialFeatures(degree=3, include_bias=False),
    StandardScaler(),
    Ridge(alpha=1e-3),
)
model.fit(X_train, y_train)
print(f"R² {model.score(X_test, y_test):.3f}")

# ---

assert model.score(X_test, y_test) > 0.99
