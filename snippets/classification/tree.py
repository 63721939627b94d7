# prefix: ml-classification-tree
# title: Tree classification
# description: A decision tree, printed as the rules that it learned.
# category: Classification
# needs: scikit-learn
# stops: [model, max_depth=4, X_train, y_train, X_test, y_test]

from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier, export_text

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)

# ---

model = DecisionTreeClassifier(max_depth=4, class_weight="balanced", random_state=42)
model.fit(X_train, y_train)
print(f"accuracy {model.score(X_test, y_test):.3f}")
print(export_text(model))

# ---

assert model.score(X_test, y_test) > 0.85
