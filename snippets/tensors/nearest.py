# prefix: ml-nearest-neighbors
# title: Nearest neighbors
# description: The k nearest points of each query and how far they are.
# category: Tensors
# needs: torch
# stops: [distances, indices, queries, points, k=5]

import torch

queries = torch.randn(3, 8)
points = torch.randn(20, 8)

# ---

distances, indices = torch.cdist(queries, points).topk(k=5, largest=False)

# ---

assert indices.shape == (3, 5) and (distances.diff() >= 0).all()
