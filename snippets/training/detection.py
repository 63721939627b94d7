# prefix: ml-train-detection
# title: Train detection
# description: "Batches of images with any number of boxes each, and an epoch over the losses that a detector returns."
# category: Training
# needs: torch, torchvision
# stops: [collate_detection, train_detection]

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader
from torchvision.models.detection import ssdlite320_mobilenet_v3_large

# ---


def collate_detection(
    samples: list[tuple[Tensor, dict[str, Tensor]]],
) -> tuple[list[Tensor], list[dict[str, Tensor]]]:
    """Images (3, height, width) and their "boxes" (n, 4) and "labels" (n,), for collate_fn."""
    images, targets = zip(*samples, strict=True)
    return list(images), list(targets)


def train_detection(
    model: nn.Module,
    train_loader: DataLoader,
    optimizer: torch.optim.Optimizer,
    device: torch.device,
) -> float:
    """Returns the mean loss; boxes are (x1, y1, x2, y2) in pixels, and class 0 is background."""
    model.train()
    total = torch.zeros((), device=device)
    for images, targets in train_loader:
        images = [image.to(device) for image in images]
        targets = [
            {name: value.to(device) for name, value in target.items()}
            for target in targets
        ]
        losses = model(images, targets)
        loss = torch.stack(list(losses.values())).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.detach()
    return (total / len(train_loader)).item()


# ---

detector = ssdlite320_mobilenet_v3_large(
    weights=None, weights_backbone=None, num_classes=3
)
boxes = torch.tensor([[4.0, 4.0, 40.0, 40.0], [10.0, 20.0, 60.0, 50.0]])
samples = [
    (torch.rand(3, 64, 64), {"boxes": boxes[:n], "labels": torch.tensor([1, 2][:n])})
    for n in (1, 2, 0, 2)
]
samples[2][1]["labels"] = torch.zeros(0, dtype=torch.long)
loader = DataLoader(samples, batch_size=2, collate_fn=collate_detection)
sgd = torch.optim.SGD(detector.parameters(), lr=0.001)
assert train_detection(detector, loader, sgd, torch.device("cpu")) > 0
