# prefix: ml-classification-boosting
# title: Boosting classification
# description: Gradient-boosted trees that bin the features, take missing values and stop early.
# category: Classification
# needs: scikit-learn
# stops: [model, learning_rate=0.1, X_train, y_train, X_test, y_test]

from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import train_test_split

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)

# ---

model = HistGradientBoostingClassifier(
    learning_rate=0.1, max_iter=500, early_stopping=True, random_state=42
)
model.fit(X_train, y_train)
print(f"accuracy {model.score(X_test, y_test):.3f} after {model.n_iter_} rounds")

# ---

assert model.score(X_test, y_test) > 0.9
