# prefix: ml-replace-head
# title: Replace head
# description: A new last layer for other classes, of the width that the old one had.
# category: Fine-tuning
# needs: torch
# stops: [model.head, num_classes]

from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Linear(16, 8)
        self.head = nn.Linear(8, 1000)


model = Net()
num_classes = 4

# ---

model.head = nn.Linear(model.head.in_features, num_classes)

# ---

assert model.head.weight.shape == (4, 8)
