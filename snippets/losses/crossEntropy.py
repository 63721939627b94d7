# prefix: ml-loss-cross-entropy
# title: Cross-entropy loss
# description: For class indices or probabilities; takes logits, without a softmax before it.
# category: Losses
# needs: torch
# stops: [criterion, label_smoothing=0.0]

import torch
from torch import nn

# ---

criterion = nn.CrossEntropyLoss(label_smoothing=0.0)

# ---

assert criterion(torch.randn(4, 3), torch.tensor([0, 1, 2, 0])) > 0
