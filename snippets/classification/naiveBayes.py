# prefix: ml-classification-naive-bayes
# title: Naive Bayes classification
# description: "Features taken as independent: Gaussian for measurements, multinomial for counts, Bernoulli for yes and no."
# category: Classification
# needs: scikit-learn
# stops: [model, GaussianNB|MultinomialNB|BernoulliNB, X_train, y_train, X_test, y_test]

from sklearn import naive_bayes
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

X, y = load_iris(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)

# ---

model = naive_bayes.GaussianNB()
model.fit(X_train, y_train)
print(f"accuracy {model.score(X_test, y_test):.3f}")
