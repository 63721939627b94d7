# prefix: ml-progress-bar
# title: Progress bar
# description: A training with a bar over the batches of each epoch and the mean of the loss, in a terminal or a notebook.
# category: Training
# needs: torch, tqdm
# stops: [epochs=20, model, train_loader, criterion, optimizer, device, scheduler, step_scheduler, plateau, averaged]
# settings: [epochs]
# optional: [scheduler, step_scheduler, plateau, averaged]

import torch
from torch import nn
from torch.optim.lr_scheduler import LambdaLR, ReduceLROnPlateau, StepLR
from torch.optim.swa_utils import AveragedModel
from torch.utils.data import DataLoader, TensorDataset
from tqdm.auto import tqdm

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
    progress = tqdm(train_loader, desc=f"epoch {epoch + 1}", unit="batch")
    for i, (inputs, targets) in enumerate(progress, start=1):
        inputs, targets = inputs.to(device), targets.to(device)
        optimizer.zero_grad()
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimizer.step()
        step_scheduler.step()
        averaged.update_parameters(model)
        total_loss += loss.detach()
        if i % 20 == 0 or i == len(train_loader):
            progress.set_postfix(loss=f"{total_loss.item() / i:.4f}")
    scheduler.step()
    plateau.step(total_loss.item() / len(train_loader))

# ---

assert i == 9 and total_loss.item() / i < 1.2
