# prefix: ml-train-mixed-precision-amp
# title: Train in mixed precision (AMP)
# description: Forward in bfloat16 or float16; the scaler keeps float16's small gradients and does nothing for bfloat16.
# category: Training
# needs: torch
# stops: [scaler, device, model, train_loader, criterion, optimizer, bfloat16|float16]

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cpu")
model = nn.Linear(16, 4)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters())
train_loader = DataLoader(
    TensorDataset(torch.randn(64, 16), torch.randint(0, 4, (64,))), batch_size=16
)

# ---

dtype = torch.bfloat16
scaler = torch.amp.GradScaler(device.type, enabled=dtype == torch.float16)

model.train()
for inputs, targets in train_loader:
    inputs, targets = inputs.to(device), targets.to(device)
    optimizer.zero_grad()
    with torch.amp.autocast(device.type, dtype=dtype):
        loss = criterion(model(inputs), targets)
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    scaler.step(optimizer)
    scaler.update()

# ---

assert loss.isfinite()
