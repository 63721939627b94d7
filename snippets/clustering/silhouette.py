# prefix: ml-clustering-silhouette
# title: Silhouette of clusterings
# description: "Compares numbers of clusters by how well samples lie in their own: the highest silhouette wins."
# category: Clustering
# needs: scikit-learn
# stops: [X, "2, 10"]

from sklearn.cluster import KMeans
from sklearn.datasets import make_blobs
from sklearn.metrics import silhouette_score

X, _ = make_blobs(n_samples=200, centers=4, cluster_std=0.5, random_state=2)

# ---

scores = {
    k: silhouette_score(X, KMeans(k, n_init=10, random_state=42).fit_predict(X))
    for k in range(2, 10)
}
best = max(scores, key=scores.__getitem__)
print(f"{best} clusters: silhouette {scores[best]:.3f}")

# ---

assert best == 4
