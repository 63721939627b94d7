# prefix: ml-reduce-lda
# title: LDA
# description: The directions that separate the classes best; at most one less than there are classes.
# category: Dimensionality reduction
# needs: scikit-learn
# stops: [reduced, X, y, n_components=2]

from sklearn.datasets import load_iris
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

X, y = load_iris(return_X_y=True)

# ---

reduced = LinearDiscriminantAnalysis(n_components=2).fit_transform(X, y)

# ---

assert reduced.shape == (150, 2)
