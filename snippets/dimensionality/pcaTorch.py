# prefix: ml-reduce-pca-torch
# title: Torch PCA
# description: PCA of a tensor on its own device, through the singular values.
# category: Dimensionality reduction
# needs: torch
# stops: [reduced, x, components=2]

import torch

x = torch.randn(100, 8) * torch.arange(1, 9)

# ---

components = 2
centered = x - x.mean(dim=0)
_, singular_values, directions = torch.linalg.svd(centered, full_matrices=False)
reduced = centered @ directions[:components].mT
explained = singular_values.square() / singular_values.square().sum()

# ---

assert reduced.shape == (100, 2) and explained.diff().max() <= 0
torch.testing.assert_close(
    reduced.var(dim=0), singular_values[:2].square() / 99, rtol=1e-4, atol=1e-4
)
