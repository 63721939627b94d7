# prefix: ml-causal-mask
# title: Causal mask
# description: "True where a position may attend: to itself and what comes before, as scaled_dot_product_attention reads it."
# category: Tensors
# needs: torch
# stops: [mask, length, device]

import torch

length = 4
device = torch.device("cpu")

# ---

mask = torch.ones(length, length, dtype=torch.bool, device=device).tril()

# ---

assert mask[0].tolist() == [True, False, False, False] and mask[-1].all()
