# prefix: ml-loss-binary-positive-weight
# title: Binary loss with positive weight
# description: Binary cross-entropy in which each output's yes counts more the rarer it is; takes logits.
# category: Losses
# needs: torch
# stops: [criterion, labels, device]

import torch
from torch import nn

labels = torch.tensor([[1.0, 0.0], [0.0, 0.0], [1.0, 1.0], [0.0, 0.0]])
device = torch.device("cpu")

# ---

positives = labels.sum(dim=0)
pos_weight = (len(labels) - positives) / positives.clamp(min=1)
criterion = nn.BCEWithLogitsLoss(pos_weight=pos_weight.to(device))

# ---

assert pos_weight.tolist() == [1.0, 3.0] and criterion(torch.randn(4, 2), labels) > 0
