"""Cross-validation with a fresh network in each fold."""

import numpy as np
import torch
from sklearn.metrics import accuracy_score
from sklearn.model_selection import KFold
from torch import nn
from torch.utils.data import DataLoader, Subset, TensorDataset

torch.manual_seed(3)
np.random.seed(3)
features = torch.randn(75, 7)
target = (features[:, 0] + features[:, 1] > 0).long()
dataset = TensorDataset(features, target)
device = torch.device("cpu")
num_epochs = 2
accuracies = []


class MLP(nn.Module):
    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(inputs, 16)
        self.out = nn.Linear(16, outputs)

    def forward(self, x):
        return self.out(torch.relu(self.hidden(x)))


def predictions(network: nn.Module, batches: DataLoader) -> tuple[np.ndarray, np.ndarray]:
    network.eval()
    found, wanted = [], []
    with torch.no_grad():
        for a, b in batches:
            found.append(network(a).argmax(1))
            wanted.append(b)
    return torch.cat(found).numpy(), torch.cat(wanted).numpy()


kf = KFold(n_splits=3, shuffle=True, random_state=0)
for fold, (train_idx, val_idx) in enumerate(kf.split(features)):
    train_loader = DataLoader(Subset(dataset, train_idx), batch_size=10, shuffle=True)
    val_loader = DataLoader(Subset(dataset, val_idx), batch_size=25)
    model = MLP(7, 2).to(device)
    start = model.hidden.weight.detach().clone()
    criterion = nn.CrossEntropyLoss()
    # insert optimizers/adamw
    # insert schedules/cosine
    # insert training/steps
    assert not torch.equal(start, model.hidden.weight), "this fold's network"
    assert scheduler.last_epoch == num_epochs
    y_pred, y_true = predictions(model, val_loader)
    accuracies.append(accuracy_score(y_true, y_pred))

print(np.mean(accuracies))
# insert metrics/report
# insert metrics/confidence
# ---
assert len(accuracies) == 3 and len(y_true) == 25
