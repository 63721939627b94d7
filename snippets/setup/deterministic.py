# prefix: ml-deterministic-algorithms
# title: Deterministic algorithms
# description: Makes PyTorch use algorithms that give the same bits in every run, or fail where there is none.
# category: Setup
# needs: torch
# stops: [warn_only=False|True]

import os

import torch

# ---

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"  # read at the first use of CUDA
torch.backends.cudnn.benchmark = False
torch.use_deterministic_algorithms(True, warn_only=False)

# ---

assert torch.are_deterministic_algorithms_enabled()
