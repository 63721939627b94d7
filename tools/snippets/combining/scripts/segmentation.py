"""Segments small images, with a loss of its own and a metric."""

import torch
import torch.nn.functional as F
import torchmetrics
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision.transforms import v2


class Shapes(Dataset):
    def __init__(self, size: int, transform=None) -> None:
        generator = torch.Generator().manual_seed(size)
        self.images = torch.rand(size, 1, 16, 16, generator=generator)
        self.masks = (self.images[:, 0] > 0.5).long()
        self.transform = transform

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, i: int):
        image = self.images[i]
        return (self.transform(image) if self.transform else image), self.masks[i]


class ConvBlock(nn.Sequential):
    def __init__(self, a: int, b: int) -> None:
        super().__init__(nn.Conv2d(a, b, 3, padding=1), nn.BatchNorm2d(b), nn.ReLU())


class Segmenter(nn.Module):
    def __init__(self, classes: int) -> None:
        super().__init__()
        self.blocks = nn.Sequential(ConvBlock(1, 8), ConvBlock(8, 8))
        self.out = nn.Conv2d(8, classes, 1)

    def forward(self, x):
        return self.out(self.blocks(x))


class DiceAndEntropy(nn.Module):
    def forward(self, logits, masks):
        p = logits.softmax(1)[:, 1]
        dice = 1 - 2 * (p * masks).sum() / (p.sum() + masks.sum() + 1e-6)
        return dice + F.cross_entropy(logits, masks)


normalize = v2.Normalize([0.5], [0.5])
train_transform = v2.Compose([v2.GaussianNoise(sigma=0.01), normalize])
train_set = Shapes(70, train_transform)
valid_set = Shapes(16, normalize)
iou = torchmetrics.JaccardIndex(task="multiclass", num_classes=2)
seg_loss = DiceAndEntropy()
block = ConvBlock(1, 4)
segmenter = Segmenter(2)
num_classes = 2
dev = torch.device("cpu")
# insert data/dataLoader
# insert optimizers/sgd
# ---
import probe

moves = probe.Moves(block, segmenter)
criterion = seg_loss
epochs = 2
# insert training/amp
# ---
moves.check(segmenter)
assert len(train_loader.dataset) == 70
valid_dl = DataLoader(valid_set, batch_size=8)
# insert metrics/evaluate
# ---
evaluate(segmenter, valid_dl, criterion, dev)
# insert saving/saveWeights
# ---
assert isinstance(iou, torchmetrics.Metric)
