"""Scikit-learn alone: a regression, a classification and a clustering in one file."""

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.datasets import make_classification, make_regression
from sklearn.decomposition import PCA
from sklearn.ensemble import GradientBoostingRegressor, HistGradientBoostingClassifier
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.svm import SVC

SEED = 7
rng = np.random.default_rng(SEED)

# prices
rows, prices = make_regression(150, 5, n_informative=3, noise=3.0, random_state=SEED)
rows_train, rows_test, prices_train, prices_test = train_test_split(
    rows, prices, random_state=SEED
)
regressor = TransformedTargetRegressor(Ridge(), transformer=StandardScaler())
regressor.fit(rows_train, prices_train)
booster = GradientBoostingRegressor(random_state=SEED).fit(rows_train, prices_train)
print(mean_absolute_error(prices_test, booster.predict(rows_test)))

# customers
X, y = make_classification(200, 6, n_informative=4, random_state=SEED)
X = pd.DataFrame(X, columns=[f"f{i}" for i in range(6)])
X["city"] = rng.choice(["Bern", "Rome"], len(X))
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=SEED)
columns = ColumnTransformer(
    [
        ("numbers", StandardScaler(), [f"f{i}" for i in range(6)]),
        ("city", OneHotEncoder(handle_unknown="ignore"), ["city"]),
    ]
)
segments = Pipeline([("columns", columns), ("kmeans", KMeans(3, n_init=3, random_state=SEED))])
segments.fit(X_train)
pca = PCA(2).fit(X_train.drop(columns="city"))
svc = Pipeline([("columns", columns), ("svc", SVC())])
svc.fit(X_train, y_train)
booster_clf = Pipeline([("columns", columns), ("trees", HistGradientBoostingClassifier(max_iter=20))])
# insert classification/calibrated
# insert classification/crossValidation
# ---
assert calibrated.score(X_test, y_test) > 0.5
y_score = calibrated.predict_proba(X_test)[:, 1]
y_pred = calibrated.predict(X_test)
# insert metrics/threshold
# insert metrics/scores
# insert classification/permutationImportance
# ---
assert len(importance.importances_mean) == 7
