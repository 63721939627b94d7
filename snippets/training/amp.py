# prefix: ml-train-mixed-precision-amp
# title: Train in mixed precision (AMP)
# description: Forward in bfloat16 or float16; the scaler keeps float16's small gradients and does nothing for bfloat16.
# category: Training
# needs: torch
# stops: [epochs=20, scaler, model, train_loader, criterion, optimizer, device, scheduler, step_scheduler, plateau, averaged, bfloat16|float16, max_norm=1.0]
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
dtype = torch.bfloat16
kind = torch.device(device).type
scaler = torch.amp.GradScaler(kind, enabled=dtype == torch.float16)

for epoch in range(epochs):
    model.train()
    total_loss = torch.zeros((), device=device)
    for inputs, targets in train_loader:
        inputs, targets = inputs.to(device), targets.to(device)
        optimizer.zero_grad()
        with torch.autocast(kind, dtype=dtype):
            loss = criterion(model(inputs), targets)
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
        scaler.step(optimizer)
        scaler.update()
        step_scheduler.step()
        averaged.update_parameters(model)
        total_loss += loss.detach()
    scheduler.step()
    mean_loss = total_loss.item() / len(train_loader)
    plateau.step(mean_loss)
    print(f"epoch {epoch + 1}: loss {mean_loss:.4f}")

# ---

assert mean_loss < 1.2 and averaged.n_averaged == 180
