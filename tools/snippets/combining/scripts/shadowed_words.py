"""A file that gives half of the usual names to something else."""

import json
from pathlib import Path

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

# names of other things
device = {"name": "bench 3", "port": 8080}
epochs = ["jurassic", "cretaceous"]
loss = "lost packets"
scheduler = print
step = lambda text: text.upper()
total = 0
labels = ["cat", "dog"]
i = 10


def log(message: str, level: int = 1) -> None:
    global total
    total += 1
    scheduler(" " * level + message, device["name"], step(loss))


class Report:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: list[str] = []

    def add(self, line: str) -> None:
        self.lines.append(line)
        log(line)

    def write(self) -> None:
        self.path.write_text(json.dumps(self.lines))


report = Report(Path("report.json"))
samples = torch.randn(64, 6)
truth = samples[:, :2].argmax(1)
train_loader = DataLoader(TensorDataset(samples, truth), batch_size=16, shuffle=True)
val_loader = DataLoader(TensorDataset(samples, truth), batch_size=32)
criterion = nn.CrossEntropyLoss()
model = "resnet"
classifier = nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 2))
adam = torch.optim.Adam(classifier.parameters(), lr=0.01)
cpu = torch.device("cpu")
rounds = 3
report.add(model)
# insert debugging/parameterCount
# insert schedules/multiStep
# ---
import probe

moves = probe.Moves(classifier)
# insert training/accumulate
# ---
moves.check(classifier)
report.add("trained")
assert scheduler is print and step("a") == "A" and loss == "lost packets"
assert epochs == ["jurassic", "cretaceous"] and device["port"] == 8080
assert model == "resnet" and labels == ["cat", "dog"]
# insert saving/saveWeights
# insert performance/loaderSpeed
# ---
report.add("done")
report.write()
assert scheduler is print and step("a") == "A" and loss == "lost packets"
