"""Compares scikit-learn's estimators with a small network on one table."""

import numpy as np
import torch
from sklearn.cluster import KMeans
from sklearn.datasets import load_wine
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

RANDOM_STATE = 0

X, y = load_wine(return_X_y=True, as_frame=True)
X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.3, stratify=y, random_state=RANDOM_STATE
)
scaler = StandardScaler().fit(X_train)
pca = PCA(2)
groups = make_pipeline(StandardScaler(), KMeans(3, n_init=5, random_state=0))
groups.fit(X_train)
projection = pca.fit_transform(scaler.transform(X_train))

clf = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
clf.fit(X_train, y_train)
forest = RandomForestClassifier(50, random_state=RANDOM_STATE)
forest.fit(X_train, y_train)
for name, estimator in {"logistic": clf, "forest": forest}.items():
    print(name, estimator.score(X_test, y_test))

tensors = torch.from_numpy(scaler.transform(X_train)).float()
answers = torch.tensor(y_train.to_numpy())
train_ds = TensorDataset(tensors, answers)
val_ds = TensorDataset(
    torch.from_numpy(scaler.transform(X_test)).float(), torch.tensor(y_test.to_numpy())
)
device = torch.device("cpu")
model = nn.Sequential(nn.Linear(13, 32), nn.ReLU(), nn.Linear(32, 3)).to(device)
criterion = nn.CrossEntropyLoss()
epochs = 5
# insert data/dataLoader
# insert optimizers/adamw
# ---
import probe

moves = probe.Moves(model)
# insert training/amp
# ---
moves.check(model)
assert len(train_loader.dataset) == len(X_train)
# insert classification/crossValidation
# insert classification/permutationImportance
# ---
assert np.mean(scores) > 0.8
# insert saving/sklearnModel
# ---
assert forest.score(X_test, y_test) > 0.8 and clf.score(X_test, y_test) > 0.8
