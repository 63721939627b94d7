# prefix: ml-loss-binary-cross-entropy
# title: Binary cross-entropy loss
# description: For yes-or-no targets of 1.0 and 0.0, one or many a sample; takes logits, without a sigmoid before it.
# category: Losses
# needs: torch
# stops: [criterion]

import torch
from torch import nn

# ---

criterion = nn.BCEWithLogitsLoss()

# ---

assert criterion(torch.randn(4, 2), torch.ones(4, 2)) > 0
