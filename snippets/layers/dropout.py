# prefix: ml-layer-dropout
# title: Dropout layer
# description: Zeroes a share of the activations, or whole channels, while training.
# category: Layers
# needs: torch
# stops: [Dropout|Dropout1d|Dropout2d|AlphaDropout, "0.1"]

from torch import nn

nn.Dropout(0.1)
