# prefix: ml-reduce-pca
# title: PCA
# description: "The directions of most variance: a number of them, or as many as keep a share of it."
# category: Dimensionality reduction
# needs: scikit-learn
# stops: [reduced, X, n_components=0.95]

from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, _ = load_digits(return_X_y=True)

# ---

pca = make_pipeline(StandardScaler(), PCA(n_components=0.95))
reduced = pca.fit_transform(X)  # for new data: pca.transform
kept = pca[-1].explained_variance_ratio_
print(f"{len(kept)} components keep {kept.sum():.1%}")

# ---

assert reduced.shape[1] == len(kept) < 64
assert abs(pca.transform(X[:5]) - reduced[:5]).max() < 1e-9
