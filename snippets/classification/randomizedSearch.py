# prefix: ml-randomized-search
# title: Randomized search
# description: Draws settings from distributions and keeps the best by cross-validation; better than a grid of many.
# category: Classification
# needs: scikit-learn, scipy
# stops: [search, n_iter=30, '"accuracy"|"balanced_accuracy"|"f1_macro"', cv=5, X_train, y_train]

from scipy.stats import loguniform, randint
from sklearn.datasets import load_iris
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import RandomizedSearchCV

X_train, y_train = load_iris(return_X_y=True)

# ---

search = RandomizedSearchCV(
    HistGradientBoostingClassifier(random_state=42),
    {
        "learning_rate": loguniform(0.01, 0.5),
        "max_leaf_nodes": randint(4, 64),
        "l2_regularization": loguniform(1e-4, 10),
    },
    n_iter=30,
    scoring="accuracy",
    cv=5,
    random_state=42,
    n_jobs=-1,
)
search.fit(X_train, y_train)
print(f"{search.best_score_:.3f} with {search.best_params_}")

# ---

assert search.best_score_ > 0.9 and len(search.cv_results_["params"]) == 30
