# prefix: ml-reduce-t-sne
# title: t-SNE
# description: A map in two dimensions that keeps neighbors together; distances between clusters mean nothing.
# category: Dimensionality reduction
# needs: scikit-learn
# stops: [embedded, X, perplexity=30]

from sklearn.datasets import load_digits
from sklearn.manifold import TSNE

X = load_digits().data[:200]

# ---

embedded = TSNE(
    n_components=2, perplexity=30, init="pca", learning_rate="auto", random_state=42
).fit_transform(X)

# ---

assert embedded.shape == (200, 2)
