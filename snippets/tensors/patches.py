# prefix: ml-image-patches
# title: Image patches
# description: Cuts images into square patches that do not overlap, one row a patch.
# category: Tensors
# needs: torch
# stops: [patches, images, size=16]

import torch

images = torch.randn(2, 3, 64, 32)

# ---

size = 16
patches = images.unfold(2, size, size).unfold(3, size, size)
patches = patches.permute(0, 2, 3, 1, 4, 5).flatten(3).flatten(1, 2)

# ---

assert patches.shape == (2, 8, 3 * 16 * 16)
torch.testing.assert_close(patches[0, 0], images[0, :, :16, :16].flatten())
