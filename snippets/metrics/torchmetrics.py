# prefix: ml-metric-torchmetrics
# title: Torchmetrics
# description: Several metrics that are gathered batch by batch, on the device and over all processes.
# category: Metrics
# needs: torch, torchmetrics
# stops: [metrics, num_classes, model, val_loader, device]

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import MetricCollection
from torchmetrics.classification import (
    MulticlassAccuracy,
    MulticlassAUROC,
    MulticlassF1Score,
)

device = torch.device("cpu")
num_classes = 3
model = nn.Linear(4, num_classes)
val_loader = DataLoader(
    TensorDataset(torch.randn(30, 4), torch.arange(30) % 3), batch_size=8
)

# ---

metrics = MetricCollection(
    {
        "accuracy": MulticlassAccuracy(num_classes, average="micro"),
        "f1": MulticlassF1Score(num_classes, average="macro"),
        "auroc": MulticlassAUROC(num_classes),
    }
).to(device)

model.eval()
with torch.inference_mode():
    for inputs, targets in val_loader:
        metrics.update(model(inputs.to(device)), targets.to(device))
print({name: round(value.item(), 4) for name, value in metrics.compute().items()})
metrics.reset()
