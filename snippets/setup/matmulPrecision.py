# prefix: ml-matmul-precision
# title: Matmul precision
# description: Lets float32 matrix products use TensorFloat-32 (high) or bfloat16 (medium) where the GPU has them.
# category: Setup
# needs: torch
# stops: ['"high"|"highest"|"medium"']

import torch

torch.set_float32_matmul_precision("high")
