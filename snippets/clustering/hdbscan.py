# prefix: ml-clustering-hdbscan
# title: HDBSCAN clustering
# description: "Density clusters without a distance to choose: those that last over many densities."
# category: Clustering
# needs: scikit-learn
# stops: [labels, X, min_cluster_size=10]

from sklearn.cluster import HDBSCAN
from sklearn.datasets import make_moons

X, _ = make_moons(n_samples=200, noise=0.05, random_state=0)

# ---

labels = HDBSCAN(min_cluster_size=10, copy=True).fit_predict(X)
print(f"{labels.max() + 1} clusters, {(labels == -1).sum()} points of noise")

# ---

assert labels.max() + 1 == 2
