# prefix: ml-train-loop
# title: Train loop
# description: The plain loop over epochs and batches; a schedule or an average of the weights that the file has moves on with it.
# category: Training
# needs: torch
# stops: [epochs=20, model, train_loader, criterion, optimizer, device, scheduler, step_scheduler, plateau, averaged]
# settings: [epochs]
# optional: [scheduler, step_scheduler, plateau, averaged]

import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR, ReduceLROnPlateau, StepLR
from torch.optim.swa_utils import AveragedModel
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cpu")
model = nn.Linear(16, 4)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=0.05)
scheduler = StepLR(optimizer, 10)
step_scheduler = LambdaLR(optimizer, lambda step: 1.0)
plateau = ReduceLROnPlateau(optimizer)
averaged = AveragedModel(model)
x = torch.randn(72, 16)
train_loader = DataLoader(TensorDataset(x, x[:, :4].argmax(dim=1)), batch_size=8)

# ---

epochs = 20
for epoch in range(epochs):
    model.train()
    total_loss = torch.zeros((), device=device)
    for inputs, targets in train_loader:
        inputs, targets = inputs.to(device), targets.to(device)
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimizer.step()
        step_scheduler.step()
        averaged.update_parameters(model)
        total_loss += loss.detach()
    scheduler.step()
    mean_loss = total_loss.item() / len(train_loader)
    plateau.step(mean_loss)
    print(f"epoch {epoch + 1}: loss {mean_loss:.4f}")

# ---

assert abs(scheduler.get_last_lr()[0] - 0.005) < 1e-9 and mean_loss < 1.2
assert averaged.n_averaged == step_scheduler.last_epoch == 180
