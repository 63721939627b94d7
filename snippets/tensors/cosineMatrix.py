# prefix: ml-cosine-similarity-matrix
# title: Cosine similarity matrix
# description: The cosine between every row of one tensor and every row of another.
# category: Tensors
# needs: torch
# stops: [similarity, a, b]

import torch
import torch.nn.functional as F

a = torch.randn(4, 8)
b = torch.randn(6, 8)

# ---

similarity = F.normalize(a, dim=-1) @ F.normalize(b, dim=-1).mT

# ---

torch.testing.assert_close(similarity[1, 2], F.cosine_similarity(a[1], b[2], dim=0))
