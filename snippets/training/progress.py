# prefix: ml-progress-bar
# title: Progress bar
# description: A bar over the batches with the running mean of the loss, in a terminal or a notebook.
# category: Training
# needs: torch, tqdm
# stops: [train_loader, model, criterion, optimizer, device]

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from tqdm.auto import tqdm

device = torch.device("cpu")
model = nn.Linear(16, 4)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters())
train_loader = DataLoader(
    TensorDataset(torch.randn(64, 16), torch.randint(0, 4, (64,))), batch_size=16
)

# ---

model.train()
mean_loss = 0.0
progress = tqdm(train_loader, desc="training", unit="batch")
for i, (inputs, targets) in enumerate(progress, start=1):
    optimizer.zero_grad()
    loss = criterion(model(inputs.to(device)), targets.to(device))
    loss.backward()
    optimizer.step()
    mean_loss += (loss.item() - mean_loss) / i
    progress.set_postfix(loss=f"{mean_loss:.4f}")

# ---

assert i == 4 and mean_loss > 0
