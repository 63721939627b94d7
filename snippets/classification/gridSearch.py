# prefix: ml-grid-search
# title: Grid search
# description: Tries every combination of settings with cross-validation and keeps the best.
# category: Classification
# needs: scikit-learn
# stops: [search, '"accuracy"|"balanced_accuracy"|"f1_macro"', cv=5, X_train, y_train]

from sklearn.datasets import load_iris
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X_train, y_train = load_iris(return_X_y=True)

# ---

search = GridSearchCV(
    make_pipeline(StandardScaler(), SVC()),
    {"svc__C": [0.1, 1, 10, 100], "svc__gamma": ["scale", 0.01, 0.1]},
    scoring="accuracy",
    cv=5,
    n_jobs=-1,
)
search.fit(X_train, y_train)
print(f"{search.best_score_:.3f} with {search.best_params_}")

# ---

assert search.best_score_ > 0.9
