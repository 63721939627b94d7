# prefix: ml-classification-neighbors-knn
# title: Neighbors classification (KNN)
# description: The class that most of the k nearest samples have.
# category: Classification
# needs: scikit-learn
# stops: [model, n_neighbors=5, 'weights="uniform"|"distance"', X_train, y_train, X_test, y_test]

from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)

# ---

model = make_pipeline(
    StandardScaler(), KNeighborsClassifier(n_neighbors=5, weights="uniform")
)
model.fit(X_train, y_train)
print(f"accuracy {model.score(X_test, y_test):.3f}")

# ---

assert model.score(X_test, y_test) > 0.85
