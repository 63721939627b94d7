# prefix: ml-evaluate
# title: Evaluate
# description: Mean loss and accuracy over a loader, without gradients and with dropout and batch norm at rest.
# category: Metrics
# needs: torch
# stops: [evaluate, model, val_loader, criterion, device]

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

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


# ---

x = torch.eye(4)
loader = DataLoader(TensorDataset(x, torch.tensor([0, 1, 2, 0])), batch_size=3)
assert (
    evaluate(nn.Identity(), loader, nn.CrossEntropyLoss(), torch.device("cpu"))[1]
    == 0.75
)
