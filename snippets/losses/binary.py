# prefix: ml-loss-binary-cross-entropy
# title: Binary cross-entropy loss
# description: For yes-or-no targets, one or many a sample; positives count by how rare they are. Takes logits.
# category: Losses
# needs: torch
# stops: [criterion, targets, device]

import torch
from torch import nn

targets = torch.tensor([[1.0, 0.0], [0.0, 0.0], [1.0, 1.0], [0.0, 0.0]])
device = torch.device("cpu")

# ---

positives = targets.sum(dim=0)
pos_weight = (len(targets) - positives) / positives.clamp(min=1)
criterion = nn.BCEWithLogitsLoss(pos_weight=pos_weight.to(device))

# ---

assert pos_weight.tolist() == [1.0, 3.0] and criterion(torch.randn(4, 2), targets) > 0
