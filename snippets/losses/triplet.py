# prefix: ml-loss-triplet
# title: Triplet loss
# description: An anchor closer to its positive than to its negative, by a margin, in cosine distance.
# category: Losses
# needs: torch
# stops: [triplet_loss, margin=0.2, anchors, positives, negatives, loss]

import torch
import torch.nn.functional as F
from torch import nn

anchors, positives, negatives = torch.randn(3, 4, 8)

# ---

triplet_loss = nn.TripletMarginWithDistanceLoss(
    distance_function=lambda a, b: 1 - F.cosine_similarity(a, b), margin=0.2
)
loss = triplet_loss(anchors, positives, negatives)

# ---

assert triplet_loss(anchors, anchors, -anchors) == 0 and loss >= 0
