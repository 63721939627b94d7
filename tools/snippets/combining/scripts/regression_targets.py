"""Regression with two heads, on the GPU if there is one."""

import torch
from torch import Tensor, nn
from torch.optim.lr_scheduler import ReduceLROnPlateau
from torch.utils.data import DataLoader, TensorDataset

use_cuda = torch.cuda.is_available()
device = torch.device("cuda") if use_cuda else torch.device("cpu")


class TwoHeads(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(4, 32), nn.SiLU())
        self.mean_head = nn.Linear(32, 1)
        self.scale_head = nn.Linear(32, 1)

    def forward(self, x: Tensor) -> Tensor:
        h = self.trunk(x)
        return torch.cat([self.mean_head(h), nn.functional.softplus(self.scale_head(h))], 1)


class FirstColumn(nn.Module):
    """The squared error of the mean alone."""

    def forward(self, outputs: Tensor, wanted: Tensor) -> Tensor:
        return (outputs[:, :1] - wanted).square().mean()


inputs = torch.randn(160, 4)
targets = inputs.sum(1, keepdim=True) + 0.1 * torch.randn(160, 1)
train_data = TensorDataset(inputs[:128], targets[:128])
val_data = TensorDataset(inputs[128:], targets[128:])
train_loader = DataLoader(train_data, batch_size=32, shuffle=True)
val_loader = DataLoader(val_data, batch_size=32)
naive = nn.Linear(4, 1).to(device)
model = TwoHeads().to(device)
criterion = FirstColumn()
optimizer = torch.optim.NAdam(model.parameters(), lr=1e-2)
lr_scheduler = ReduceLROnPlateau(optimizer, factor=0.5, patience=0)
max_epochs = 4
first_sum = targets.sum().item()
# ---
import probe

moves = probe.Moves(naive, model)
# insert training/steps
# ---
moves.check(model)
assert lr_scheduler.last_epoch == max_epochs
assert targets.shape == (160, 1) and abs(targets.sum().item() - first_sum) < 1e-3
# insert debugging/anomaly
# insert performance/memoryOf
# ---
with torch.no_grad():
    y_pred = model(inputs[128:].to(device))[:, 0].cpu().numpy()
y_true = targets[128:, 0].numpy()
# insert metrics/regression
# insert training/swa
# ---
assert targets.shape == (160, 1) and abs(targets.sum().item() - first_sum) < 1e-3
