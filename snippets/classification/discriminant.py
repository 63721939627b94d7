# prefix: ml-classification-discriminant-lda-qda
# title: Discriminant classification (LDA, QDA)
# description: "Gaussian classes: one covariance for all gives straight boundaries, one for each gives curved ones."
# category: Classification
# needs: scikit-learn
# stops: [model, LinearDiscriminantAnalysis|QuadraticDiscriminantAnalysis, X_train, y_train, X_test, y_test]

from sklearn import discriminant_analysis
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)

# ---

model = discriminant_analysis.LinearDiscriminantAnalysis()
model.fit(X_train, y_train)
print(f"accuracy {model.score(X_test, y_test):.3f}")

# ---

assert model.score(X_test, y_test) > 0.9
