# prefix: ml-clustering-spectral
# title: Spectral clustering
# description: Clusters of a graph of neighbors, which may wind around each other.
# category: Clustering
# needs: scikit-learn
# stops: [labels, X, n_clusters=2, n_neighbors=10]

from sklearn.cluster import SpectralClustering
from sklearn.datasets import make_blobs

X, _ = make_blobs(
    n_samples=100, centers=[[0, 0], [1.5, 1.5]], cluster_std=0.5, random_state=0
)

# ---

labels = SpectralClustering(
    n_clusters=2, affinity="nearest_neighbors", n_neighbors=10, random_state=42
).fit_predict(X)

# ---

assert set(labels) == {0, 1}
