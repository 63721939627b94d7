# prefix: ml-seed-everything
# title: Seed everything
# description: Seeds Python, NumPy and PyTorch on all devices.
# category: Setup
# needs: torch, numpy
# stops: [seed_everything, seed=42]

import random

import numpy as np
import torch

# ---


def seed_everything(seed: int = 42) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


# ---

seed_everything()
first = torch.rand(3), np.random.rand(), random.random()
seed_everything()
assert torch.equal(first[0], torch.rand(3)) and first[1:] == (
    np.random.rand(),
    random.random(),
)
