# prefix: ml-train-overfit-batch
# title: Train to overfit a batch
# description: "The first test of any model: a loss near zero on one batch, or something is broken."
# category: Training
# needs: torch
# stops: [model, train_loader, criterion, optimizer, device, "300"]

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cpu")
model = nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 4))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
train_loader = DataLoader(
    TensorDataset(torch.randn(64, 16), torch.randint(0, 4, (64,))), batch_size=16
)

# ---

inputs, targets = (tensor.to(device) for tensor in next(iter(train_loader)))
for step in range(300):
    optimizer.zero_grad()
    loss = criterion(model(inputs), targets)
    loss.backward()
    optimizer.step()
    if step % 50 == 0:
        print(f"step {step}: loss {loss.item():.5f}")

# ---

assert loss < 0.01
