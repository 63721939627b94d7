# prefix: ml-layer-group-norm
# title: Group norm layer
# description: "Normalizes groups of channels of each sample: batch norm's stand-in for small batches."
# category: Layers
# needs: torch
# stops: [num_groups=32, channels]

from torch import nn

channels = 64

# ---

nn.GroupNorm(num_groups=32, num_channels=channels)
