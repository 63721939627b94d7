# prefix: ml-regression-support-vector-svr
# title: Support vector regression (SVR)
# description: A smooth curve that forgives errors smaller than epsilon; the features must be standardized.
# category: Regression
# needs: scikit-learn
# stops: [model, 'kernel="rbf"|"linear"|"poly"', C=10.0, epsilon=0.1, X_train, y_train, X_test, y_test]

import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVR

X = np.random.default_rng(0).normal(size=(120, 3))
y = X @ [1.0, -2.0, 0.5]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

# ---

model = make_pipeline(StandardScaler(), SVR(kernel="rbf", C=10.0, epsilon=0.1))
model.fit(X_train, y_train)
print(f"R² {model.score(X_test, y_test):.3f}")
