# prefix: ml-layer-activation
# title: Activation layer
# description: The non-linearity between two layers.
# category: Layers
# needs: torch
# stops: [GELU|ReLU|SiLU|Mish|LeakyReLU|ELU|SELU|PReLU|Hardswish|Softplus|Sigmoid|Tanh]

from torch import nn

nn.GELU()
