# prefix: ml-attention-kernel
# title: Attention kernel
# description: Chooses the kernels that scaled_dot_product_attention may take; MATH is there for every input.
# category: Performance
# needs: torch
# stops: [FLASH_ATTENTION|EFFICIENT_ATTENTION|CUDNN_ATTENTION|MATH, query, key, value, is_causal=True|False]

import torch
import torch.nn.functional as F
from torch.nn.attention import SDPBackend, sdpa_kernel

query, key, value = torch.randn(3, 2, 4, 16, 8)

# ---

with sdpa_kernel([SDPBackend.FLASH_ATTENTION, SDPBackend.MATH]):
    attended = F.scaled_dot_product_attention(query, key, value, is_causal=True)

# ---

assert attended.shape == query.shape
