# prefix: ml-reduce-umap
# title: UMAP
# description: A map that keeps neighbors together and more of the whole than t-SNE, also for many samples.
# category: Dimensionality reduction
# needs: umap-learn
# stops: [embedded, X, n_neighbors=15, min_dist=0.1, 'metric="euclidean"|"cosine"']

from sklearn.datasets import load_digits
from umap import UMAP

X = load_digits().data[:200]

# ---

embedded = UMAP(n_neighbors=15, min_dist=0.1, metric="euclidean").fit_transform(X)

# ---

assert embedded.shape == (200, 2)
