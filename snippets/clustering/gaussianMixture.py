# prefix: ml-clustering-gaussian-mixture-gmm
# title: Gaussian mixture clustering (GMM)
# description: Elliptic clusters with the probability of each for every sample.
# category: Clustering
# needs: scikit-learn
# stops: [model, X, n_components=3, 'covariance_type="full"|"tied"|"diag"|"spherical"']

from sklearn.datasets import make_blobs
from sklearn.mixture import GaussianMixture

X, _ = make_blobs(n_samples=150, centers=3, random_state=0)

# ---

model = GaussianMixture(
    n_components=3, covariance_type="full", n_init=5, random_state=42
)
labels = model.fit_predict(X)
probabilities = model.predict_proba(X)
print(f"BIC {model.bic(X):.1f} (compare numbers of components: lower is better)")

# ---

assert abs(probabilities.sum(axis=1) - 1).max() < 1e-9 and set(labels) == {0, 1, 2}
