"""A file that has an average, a momentum teacher and a compiled copy beside the network."""

import copy

import torch
from torch import nn
from torch.optim.swa_utils import SWALR, AveragedModel, get_ema_multi_avg_fn, update_bn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
DEVICE = torch.device("cpu")
N_EPOCHS = 3


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Linear(10, 20), nn.BatchNorm1d(20), nn.ReLU())
        self.head = nn.Linear(20, 4)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.body(x))


def evaluate(net: nn.Module, loader: DataLoader) -> float:
    net.eval()
    right = 0
    with torch.no_grad():
        for xs, ys in loader:
            right += (net(xs).argmax(1) == ys).sum().item()
    return right / len(loader.dataset)


X = torch.randn(100, 10)
y = X[:, :4].argmax(1)
train_loader = DataLoader(TensorDataset(X[:80], y[:80]), batch_size=16, shuffle=True)
test_loader = DataLoader(TensorDataset(X[80:], y[80:]), batch_size=20)
net = Net().to(DEVICE)
teacher = copy.deepcopy(net).requires_grad_(False)
model = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(0.9))
optimizer = torch.optim.AdamW(net.parameters(), lr=3e-3)
scheduler = SWALR(optimizer, swa_lr=1e-3, anneal_epochs=2)
criterion = nn.CrossEntropyLoss()
# ---
import probe

moves = probe.Moves(net, teacher)
# insert training/steps
# ---
moves.check(net)
assert model.n_averaged == 15 and scheduler.last_epoch == N_EPOCHS
update_bn(train_loader, model)
print(evaluate(model, test_loader), evaluate(net, test_loader))
# insert metrics/evaluate
# ---
evaluate_2(net, test_loader, criterion, DEVICE)
assert isinstance(evaluate(net, test_loader), float)
# insert saving/saveWeights
# insert saving/loadWeights
# insert debugging/shapes
