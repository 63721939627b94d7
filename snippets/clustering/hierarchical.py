# prefix: ml-clustering-hierarchical
# title: Hierarchical clustering
# description: Clusters that are merged pair by pair; the linkage says how far apart two of them are.
# category: Clustering
# needs: scikit-learn
# stops: [labels, X, n_clusters=3, 'linkage="ward"|"complete"|"average"|"single"']

from sklearn.cluster import AgglomerativeClustering
from sklearn.datasets import make_blobs

X, _ = make_blobs(n_samples=150, centers=3, random_state=0)

# ---

labels = AgglomerativeClustering(n_clusters=3, linkage="ward").fit_predict(X)

# ---

assert set(labels) == {0, 1, 2}
