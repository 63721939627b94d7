# prefix: ml-clustering-k-means
# title: K-means clustering
# description: Round clusters of like size around their centers, for a number of clusters that is known.
# category: Clustering
# needs: scikit-learn
# stops: [labels, X, n_clusters=3]

from sklearn.cluster import KMeans
from sklearn.datasets import make_blobs
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, _ = make_blobs(n_samples=150, centers=3, random_state=0)

# ---

model = make_pipeline(
    StandardScaler(), KMeans(n_clusters=3, n_init=10, random_state=42)
)
labels = model.fit_predict(X)

# ---

assert set(labels) == {0, 1, 2}
