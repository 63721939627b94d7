# prefix: ml-clustering-dbscan
# title: DBSCAN clustering
# description: Finds clusters of any shape in dense regions and labels isolated points -1, as noise.
# category: Clustering
# needs: scikit-learn
# stops: [labels, X, eps=0.3, min_samples=5]

from sklearn.cluster import DBSCAN
from sklearn.datasets import make_moons
from sklearn.preprocessing import StandardScaler

X, _ = make_moons(n_samples=200, noise=0.05, random_state=0)

# ---

labels = DBSCAN(eps=0.3, min_samples=5).fit_predict(StandardScaler().fit_transform(X))
print(f"{labels.max() + 1} clusters, {(labels == -1).sum()} points of noise")

# ---

assert labels.max() + 1 == 2
