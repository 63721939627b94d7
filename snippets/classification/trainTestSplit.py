# prefix: ml-train-test-split
# title: Train-test split
# description: Holds part of the data back, with the same share of each class in both parts.
# category: Classification
# needs: scikit-learn
# stops: [X, y, test_size=0.2, random_state=42]

from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

X, y = load_iris(return_X_y=True)

# ---

X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.2, stratify=y, random_state=42
)

# ---

assert len(X_test) == len(y_test) == 30
