# prefix: ml-eval
# title: Evaluation loop
# description: Mean loss and accuracy over a loader, without gradients and with dropout and batch norm at rest.
# category: Training
# needs: torch
# stops: [evaluate, model, val_loader, criterion, device]

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cpu")
model = nn.Linear(16, 4).to(device)
criterion = nn.CrossEntropyLoss()
val_loader = DataLoader(TensorDataset(torch.randn(64, 16), torch.randint(0, 4, (64,))), batch_size=16)

# ---


@torch.inference_mode()
def evaluate(
    model: nn.Module,
    val_loader: DataLoader,
    criterion: nn.Module,
    device: torch.device,
) -> tuple[float, float]:
    model.eval()
    total = torch.zeros((), device=device)
    correct = torch.zeros((), device=device)
    samples = 0
    for inputs, targets in val_loader:
        inputs = inputs.to(device, non_blocking=True)
        targets = targets.to(device, non_blocking=True)
        outputs = model(inputs)
        total += criterion(outputs, targets) * len(inputs)
        correct += (outputs.argmax(dim=1) == targets).sum()
        samples += len(inputs)
    return (total / samples).item(), (correct / samples).item()
