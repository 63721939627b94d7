# prefix: ml-regression-gaussian-process
# title: Gaussian process regression
# description: A curve with its uncertainty, for up to some thousand samples.
# category: Regression
# needs: scikit-learn
# stops: [model, RBF|Matern, X_train, y_train, X_test, mean, std]

import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor, kernels

X_train = np.linspace(0, 6, 40).reshape(-1, 1)
y_train = np.sin(X_train[:, 0]) + np.random.default_rng(0).normal(scale=0.1, size=40)
X_test = np.array([[1.0], [5.5]])

# ---

kernel = kernels.RBF() + kernels.WhiteKernel(noise_level=0.1)
model = GaussianProcessRegressor(kernel, normalize_y=True, random_state=42)
model.fit(X_train, y_train)
mean, std = model.predict(X_test, return_std=True)

# ---

assert np.abs(mean - np.sin(X_test[:, 0])).max() < 0.2 and (std > 0).all()
