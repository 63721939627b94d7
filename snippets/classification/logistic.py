# prefix: ml-classification-logistic
# title: Logistic classification
# description: "Logistic regression on standardized features: linear, quick, with probabilities."
# category: Classification
# needs: scikit-learn
# stops: [model, C=1.0, X_train, y_train, X_test, y_test]

from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)

# ---

model = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, max_iter=1000))
model.fit(X_train, y_train)
print(f"accuracy {model.score(X_test, y_test):.3f}")

# ---

assert model.score(X_test, y_test) > 0.85
