# prefix: ml-regression-forest
# title: Forest regression
# description: "The mean of many randomized trees: a strong start that hardly needs tuning."
# category: Regression
# needs: scikit-learn
# stops: [model, RandomForestRegressor|ExtraTreesRegressor, n_estimators=300, X_train, y_train, X_test, y_test]

from sklearn import ensemble
from sklearn.datasets import make_friedman1
from sklearn.model_selection import train_test_split

X, y = make_friedman1(n_samples=200, random_state=0)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

# ---

model = ensemble.RandomForestRegressor(
    n_estimators=300, min_samples_leaf=2, random_state=42
)
model.fit(X_train, y_train)
print(f"R² {model.score(X_test, y_test):.3f}")

# ---

assert model.score(X_test, y_test) > 0.6
