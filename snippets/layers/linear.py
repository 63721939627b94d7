# prefix: ml-layer-linear
# title: Linear layer
# description: A dense layer; it needs no bias where a norm follows.
# category: Layers
# needs: torch
# stops: [in_features, out_features, bias=True|False]

from torch import nn

in_features, out_features = 16, 4

# ---

nn.Linear(in_features, out_features, bias=True)
