# prefix: ml-layer-conv
# title: Conv layer
# description: "A convolution that keeps the size: padding is half the kernel."
# category: Layers
# needs: torch
# stops: [Conv2d|Conv1d|Conv3d|ConvTranspose2d, in_channels, out_channels, kernel_size=3, stride=1, padding=1]

from torch import nn

in_channels, out_channels = 3, 8

# ---

nn.Conv2d(in_channels, out_channels, kernel_size=3, stride=1, padding=1)
