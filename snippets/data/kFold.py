# prefix: ml-data-k-fold-loaders
# title: K-fold loaders
# description: A pair of loaders for each fold of a stratified cross-validation.
# category: Data
# needs: torch, scikit-learn
# stops: [dataset, labels, n_splits=5, batch_size=64, train_loader, val_loader]

import torch
from sklearn.model_selection import StratifiedKFold
from torch.utils.data import DataLoader, Subset, TensorDataset

labels = torch.arange(100) % 2
dataset = TensorDataset(torch.randn(100, 4), labels)

# ---

folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=42)
for fold, (train_indices, val_indices) in enumerate(folds.split(labels, labels)):
    train_loader = DataLoader(
        Subset(dataset, train_indices), batch_size=64, shuffle=True
    )
    val_loader = DataLoader(Subset(dataset, val_indices), batch_size=64)
    print(f"fold {fold}: {len(train_indices)} to train, {len(val_indices)} to validate")

# ---

assert fold == 4 and len(train_loader.dataset) == 80 and len(val_loader.dataset) == 20
