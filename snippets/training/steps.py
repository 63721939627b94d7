# prefix: ml-train-loop
# title: Train loop
# description: The plain loop over epochs and batches, with a schedule that moves on after each epoch.
# category: Training
# needs: torch
# stops: [epochs=20, model, train_loader, criterion, optimizer, scheduler, device]

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cpu")
model = nn.Linear(16, 4)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 10)
train_loader = DataLoader(
    TensorDataset(torch.randn(64, 16), torch.randint(0, 4, (64,))), batch_size=16
)

# ---

epochs = 20
for epoch in range(epochs):
    model.train()
    for inputs, targets in train_loader:
        inputs, targets = inputs.to(device), targets.to(device)
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimizer.step()
    scheduler.step()
    print(
        f"epoch {epoch + 1}: loss {loss.item():.4f}, lr {scheduler.get_last_lr()[0]:.2e}"
    )

# ---

assert abs(scheduler.get_last_lr()[0] - 0.001) < 1e-9
