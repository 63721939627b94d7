# prefix: ml-einsum
# title: Einsum
# description: "A sum of products by index names: here every query with every key, batch by batch."
# category: Tensors
# needs: torch
# stops: [scores, '"bqd,bkd->bqk"', queries, keys]

import torch

queries = torch.randn(2, 5, 8)
keys = torch.randn(2, 7, 8)

# ---

scores = torch.einsum("bqd,bkd->bqk", queries, keys)

# ---

torch.testing.assert_close(scores, queries @ keys.mT)
