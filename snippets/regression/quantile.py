# prefix: ml-regression-quantile
# title: Quantile regression
# description: "Boosted trees for several quantiles: a median with an interval around it."
# category: Regression
# needs: scikit-learn
# stops: [models, "0.05, 0.5, 0.95", X_train, y_train, X_test]

from sklearn.datasets import make_friedman1
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import train_test_split

X, y = make_friedman1(n_samples=200, noise=1, random_state=0)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)

# ---

models = {
    quantile: HistGradientBoostingRegressor(
        loss="quantile", quantile=quantile, random_state=42
    ).fit(X_train, y_train)
    for quantile in (0.05, 0.5, 0.95)
}
predictions = {quantile: model.predict(X_test) for quantile, model in models.items()}

# ---

assert (predictions[0.05] < predictions[0.95]).mean() > 0.95
