"""Distills a large network into a small one."""

import copy

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

DEVICE = torch.device("cpu")
NUM_CLASSES = 4
TEMPERATURE = 3.0


class Block(nn.Module):
    def __init__(self, wide: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(wide)
        self.first = nn.Linear(wide, 2 * wide)
        self.second = nn.Linear(2 * wide, wide)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.second(F.gelu(self.first(self.norm(x))))


class Classifier(nn.Module):
    def __init__(self, wide: int, blocks: int) -> None:
        super().__init__()
        self.stem = nn.Linear(8, wide)
        self.blocks = nn.Sequential(*[Block(wide) for _ in range(blocks)])
        self.head = nn.Linear(wide, NUM_CLASSES)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.blocks(self.stem(x)))


features = torch.randn(120, 8)
answers = features[:, :4].argmax(dim=1)
whole = TensorDataset(features, answers)
train_part, val_part = random_split(whole, [96, 24])
train_dl = DataLoader(train_part, batch_size=16, shuffle=True)
val_dl = DataLoader(val_part, batch_size=24)

teacher = Classifier(32, 3).to(DEVICE)
student = Classifier(16, 1).to(DEVICE)
frozen = copy.deepcopy(teacher)
frozen.requires_grad_(False)

teacher_opt = torch.optim.Adam(teacher.parameters(), lr=0.01)
for _ in range(3):
    for x, y in train_dl:
        teacher_opt.zero_grad()
        F.cross_entropy(teacher(x), y).backward()
        teacher_opt.step()
teacher.eval()
student_opt = torch.optim.SGD(student.parameters(), lr=0.1)
loss_fn = nn.CrossEntropyLoss()
n_epochs = 3
# insert schedules/cosine
# insert training/ema
# ---
import probe

moves = probe.Moves(teacher, student, frozen)
# insert training/steps
# ---
moves.check(student)
assert scheduler.optimizer is student_opt and scheduler.last_epoch == n_epochs
assert averaged.n_averaged == 6 * n_epochs
# insert metrics/evaluate
# ---
print(evaluate(student, val_dl, loss_fn, DEVICE))
# insert metrics/torchmetrics
# insert saving/saveWeights
