# prefix: ml-train-accumulate-gradients
# title: Train and accumulate gradients
# description: "One step for several batches: the gradient of a batch that does not fit into memory."
# category: Training
# needs: torch
# stops: [accumulate=4, model, train_loader, criterion, optimizer, device]

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cpu")
model = nn.Linear(16, 4)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters())
train_loader = DataLoader(
    TensorDataset(torch.randn(72, 16), torch.randint(0, 4, (72,))), batch_size=8
)

# ---

accumulate = 4
model.train()
optimizer.zero_grad()
for i, (inputs, targets) in enumerate(train_loader, start=1):
    inputs, targets = inputs.to(device), targets.to(device)
    loss = criterion(model(inputs), targets)
    (loss / accumulate).backward()
    if i % accumulate == 0 or i == len(train_loader):
        optimizer.step()
        optimizer.zero_grad()

# ---

assert all(int(state["step"]) == 3 for state in optimizer.state.values())
