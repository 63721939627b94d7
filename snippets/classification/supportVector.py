# prefix: ml-classification-support-vector-svm
# title: Support vector classification (SVM)
# description: The boundary with the widest margin, straight or curved by a kernel; the features must be standardized.
# category: Classification
# needs: scikit-learn
# stops: [model, 'kernel="rbf"|"linear"|"poly"', C=1.0, X_train, y_train, X_test, y_test]

from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)

# ---

model = make_pipeline(StandardScaler(), SVC(kernel="rbf", C=1.0))
model.fit(X_train, y_train)
print(f"accuracy {model.score(X_test, y_test):.3f}")

# ---

assert model.score(X_test, y_test) > 0.8
