"""Everything in main(), with the settings in a dataclass."""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


@dataclass
class Config:
    lr: float = 1e-2
    epochs: int = 3
    batch_size: int = 16
    out: Path = Path("out")


class SmallCNN(nn.Module):
    def __init__(self, classes: int) -> None:
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(2))
        self.classifier = nn.Linear(16, classes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.classifier(self.features(x).flatten(1))


def get_loaders(config: Config) -> tuple[DataLoader, DataLoader]:
    x = torch.randn(80, 1, 8, 8)
    y = (x.mean((1, 2, 3)) > 0).long()
    train = TensorDataset(x[:64], y[:64])
    val = TensorDataset(x[64:], y[64:])
    return (
        DataLoader(train, config.batch_size, shuffle=True),
        DataLoader(val, config.batch_size),
    )


def main() -> None:
    import probe

    config = Config()
    config.out.mkdir(exist_ok=True)
    train_loader, val_loader = get_loaders(config)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = SmallCNN(2).to(device)
    other = SmallCNN(2).to(device)
    num_classes = 2
    criterion = nn.CrossEntropyLoss()
    epochs = config.epochs
    moves = probe.Moves(model, other)
    # insert optimizers/noDecay
    # insert schedules/sequential
    # insert training/progress
    moves.check(model)
    assert scheduler.optimizer is optimizer and scheduler.last_epoch == epochs
    # insert metrics/torchmetrics
    # insert saving/saveWeights
    torch.save(other.state_dict(), config.out / "other.pt")


if __name__ == "__main__":
    main()
