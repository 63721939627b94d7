# prefix: ml-layer-pooling-head
# title: Pooling head layer
# description: From feature maps of any size to logits.
# category: Layers
# needs: torch
# stops: [head, AdaptiveAvgPool2d|AdaptiveMaxPool2d, channels, num_classes]

import torch
from torch import nn

channels, num_classes = 8, 4

# ---

head = nn.Sequential(
    nn.AdaptiveAvgPool2d(1),
    nn.Flatten(),
    nn.Linear(channels, num_classes),
)

# ---

assert head(torch.randn(2, 8, 5, 7)).shape == (2, 4)
