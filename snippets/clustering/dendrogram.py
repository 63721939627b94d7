# prefix: ml-plot-dendrogram
# title: Dendrogram plot
# description: The tree of merges of a hierarchical clustering; a long branch is a good place to cut.
# category: Clustering
# needs: scipy, matplotlib
# stops: [X, 'method="ward"|"complete"|"average"|"single"', p=5]

import matplotlib.pyplot as plt
from scipy.cluster.hierarchy import dendrogram, linkage
from sklearn.datasets import make_blobs

X, _ = make_blobs(n_samples=60, centers=3, random_state=0)

# ---

fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
dendrogram(linkage(X, method="ward"), truncate_mode="level", p=5, ax=ax)
ax.set(xlabel="sample, or (number of samples)", ylabel="distance")
plt.show()

# ---

fig.canvas.draw()
