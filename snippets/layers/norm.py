# prefix: ml-layer-norm
# title: Norm layer
# description: "A normalization of features: over each sample (layer, RMS, instance) or over the batch."
# category: Layers
# needs: torch
# stops: [LayerNorm|RMSNorm|BatchNorm1d|BatchNorm2d|InstanceNorm2d, features]

from torch import nn

features = 64

# ---

nn.LayerNorm(features)
