# prefix: ml-loss-class-weights
# title: Class weights loss
# description: Cross-entropy in which rare classes count more, by the inverse of their frequency.
# category: Losses
# needs: torch
# stops: [criterion, labels, num_classes, device]

import torch
from torch import nn

labels = torch.tensor([0, 0, 0, 1])
num_classes = 2
device = torch.device("cpu")

# ---

counts = torch.bincount(labels, minlength=num_classes).clamp(min=1)
weight = len(labels) / (num_classes * counts)
criterion = nn.CrossEntropyLoss(weight=weight.to(device))

# ---

torch.testing.assert_close(weight, torch.tensor([2 / 3, 2.0]))
assert criterion(torch.randn(4, 2), labels) > 0
