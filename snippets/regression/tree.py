# prefix: ml-regression-tree
# title: Tree regression
# description: A decision tree that predicts the mean of the leaf a sample falls into.
# category: Regression
# needs: scikit-learn
# stops: [model, max_depth=5, min_samples_leaf=5, X_train, y_train, X_test, y_test]

from sklearn.datasets import make_friedman1
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeRegressor

X, y = make_friedman1(n_samples=200, random_state=0)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

# ---

model = DecisionTreeRegressor(max_depth=5, min_samples_leaf=5, random_state=42)
model.fit(X_train, y_train)
print(f"R² {model.score(X_test, y_test):.3f}")

# ---

assert model.score(X_test, y_test) > 0.3
