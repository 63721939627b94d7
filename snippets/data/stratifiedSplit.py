# prefix: ml-data-split-stratified
# title: Stratified split
# description: Two parts of a dataset in which each class has the same share.
# category: Data
# needs: torch, scikit-learn
# stops: [train_set, val_set, dataset, labels, test_size=0.2, random_state=42]

import torch
from sklearn.model_selection import train_test_split
from torch.utils.data import Subset, TensorDataset

labels = torch.tensor([0] * 80 + [1] * 20)
dataset = TensorDataset(torch.randn(100, 4), labels)

# ---

train_indices, val_indices = train_test_split(
    range(len(labels)), test_size=0.2, stratify=labels, random_state=42
)
train_set, val_set = Subset(dataset, train_indices), Subset(dataset, val_indices)

# ---

assert sum(int(target) for _, target in val_set) == 4
