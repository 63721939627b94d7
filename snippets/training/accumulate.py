# prefix: ml-train-accumulate-gradients
# title: Train and accumulate gradients
# description: "One step for several batches, which together do not fit into memory; the last group may be smaller."
# category: Training
# needs: torch
# stops: [epochs=20, accumulate=4, model, train_loader, criterion, optimizer, device, scheduler, step_scheduler, plateau, averaged]
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
accumulate = 4
batches = len(train_loader)
for epoch in range(epochs):
    model.train()
    optimizer.zero_grad()
    total_loss = torch.zeros((), device=device)
    for i, (inputs, targets) in enumerate(train_loader, start=1):
        inputs, targets = inputs.to(device), targets.to(device)
        group = min(accumulate, batches - (i - 1) // accumulate * accumulate)
        loss = criterion(model(inputs), targets)
        (loss / group).backward()
        if i % accumulate == 0 or i == batches:
            optimizer.step()
            optimizer.zero_grad()
            averaged.update_parameters(model)
            for _ in range(group):
                step_scheduler.step()
        total_loss += loss.detach()
    scheduler.step()
    mean_loss = total_loss.item() / batches
    plateau.step(mean_loss)
    print(f"epoch {epoch + 1}: loss {mean_loss:.4f}")

# ---

assert all(int(state["step"]) == 60 for state in optimizer.state.values())
assert mean_loss < 1.4
