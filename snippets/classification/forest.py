# prefix: ml-classification-forest
# title: Forest classification
# description: "The vote of many randomized trees: a strong start that hardly needs tuning."
# category: Classification
# needs: scikit-learn
# stops: [model, RandomForestClassifier|ExtraTreesClassifier, n_estimators=300, X_train, y_train, X_test, y_test]

from sklearn import ensemble
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)

# ---

model = ensemble.RandomForestClassifier(
    n_estimators=300, class_weight="balanced", random_state=42
)
model.fit(X_train, y_train)
print(f"accuracy {model.score(X_test, y_test):.3f}")

# ---

assert model.score(X_test, y_test) > 0.85
