# prefix: ml-permutation-importance
# title: Permutation importance
# description: How much worse a fitted model becomes on held-out data when one feature's values are shuffled.
# category: Classification
# needs: scikit-learn
# stops: [importance, model, X_test, y_test, n_repeats=10]

from sklearn.datasets import load_iris
from sklearn.inspection import permutation_importance
from sklearn.linear_model import LogisticRegression

X_test, y_test = load_iris(return_X_y=True)
model = LogisticRegression(max_iter=1000).fit(X_test, y_test)

# ---

importance = permutation_importance(
    model, X_test, y_test, n_repeats=10, random_state=42
)
columns = getattr(X_test, "columns", range(X_test.shape[1]))
for i in importance.importances_mean.argsort()[::-1]:
    mean, spread = importance.importances_mean[i], importance.importances_std[i]
    print(f"{columns[i]}: {mean:.3f} ± {spread:.3f}")

# ---

assert importance.importances_mean.argmax() == 2
