# prefix: ml-regression-linear
# title: Linear regression
# description: Least squares on standardized features, plain or with a penalty on the weights.
# category: Regression
# needs: scikit-learn
# stops: [model, LinearRegression|Ridge|Lasso|ElasticNet, X_train, y_train, X_test, y_test]

from sklearn import linear_model
from sklearn.datasets import make_regression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = make_regression(n_samples=120, n_features=6, noise=5, random_state=0)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

# ---

model = make_pipeline(StandardScaler(), linear_model.LinearRegression())
model.fit(X_train, y_train)
print(f"R² {model.score(X_test, y_test):.3f}")

# ---

assert model.score(X_test, y_test) > 0.5
