# prefix: ml-plot-embedding
# title: Embedding plot
# description: Points in two dimensions, colored by their class or cluster.
# category: Dimensionality reduction
# needs: matplotlib
# stops: [embedded, groups]

import matplotlib.pyplot as plt
import numpy as np

embedded = np.random.default_rng(0).normal(size=(60, 2))
groups = np.arange(60) % 3

# ---

fig, ax = plt.subplots(figsize=(6, 6), layout="constrained")
points = ax.scatter(embedded[:, 0], embedded[:, 1], c=groups, s=12, cmap="tab10")
ax.legend(*points.legend_elements(), title="class")
ax.set(xticks=[], yticks=[])
plt.show()

# ---

fig.canvas.draw()
