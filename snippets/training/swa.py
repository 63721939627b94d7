# prefix: ml-weights-swa
# title: SWA of weights
# description: "Stochastic weight averaging: the mean of the last epochs' weights at a constant learning rate."
# category: Training
# needs: torch
# settings: [epochs]
# stops: [averaged, swa_scheduler, model, optimizer, train_loader, swa_lr=0.05, "0.75", epochs=20, criterion, device]

import torch
from torch import nn
from torch.optim.swa_utils import SWALR, AveragedModel, update_bn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cpu")
model = nn.Sequential(nn.Linear(16, 8), nn.BatchNorm1d(8), nn.Linear(8, 4))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
train_loader = DataLoader(
    TensorDataset(torch.randn(64, 16), torch.randint(0, 4, (64,))), batch_size=16
)

# ---

epochs = 20
swa_start = int(0.75 * epochs)
averaged = AveragedModel(model)
swa_scheduler = SWALR(optimizer, swa_lr=0.05)
for epoch in range(epochs):
    model.train()
    for inputs, targets in train_loader:
        optimizer.zero_grad()
        criterion(model(inputs.to(device)), targets.to(device)).backward()
        optimizer.step()
    if epoch >= swa_start:
        averaged.update_parameters(model)
        swa_scheduler.step()
update_bn(train_loader, averaged, device=device)

# ---

assert averaged.n_averaged == 5
