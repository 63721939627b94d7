# prefix: ml-reduce-ica
# title: ICA
# description: The independent signals that were mixed into the ones that were measured.
# category: Dimensionality reduction
# needs: scikit-learn
# stops: [sources, X, n_components=2]

import numpy as np
from sklearn.decomposition import FastICA

time = np.linspace(0, 8, 500)
X = np.c_[np.sin(2 * time), np.sign(np.sin(3 * time))] @ [[1, 0.5], [0.4, 1]]

# ---

ica = FastICA(n_components=2, whiten="unit-variance", random_state=42)
sources = ica.fit_transform(X)

# ---

assert abs(np.corrcoef(sources[:, 0], sources[:, 1])[0, 1]) < 0.01
