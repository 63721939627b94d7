# prefix: ml-reduce-pca
# title: PCA
# description: "The directions of most variance: a number of them, or as many as keep a share of it."
# category: Dimensionality reduction
# needs: scikit-learn
# stops: [reduced, X, n_components=0.95]

from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

X, _ = load_digits(return_X_y=True)

# ---

pca = PCA(n_components=0.95)
reduced = pca.fit_transform(StandardScaler().fit_transform(X))
print(f"{pca.n_components_} components keep {pca.explained_variance_ratio_.sum():.1%}")

# ---

assert reduced.shape[1] == pca.n_components_ < 64
