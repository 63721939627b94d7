# prefix: ml-imports
# title: Imports
# description: The imports that almost every PyTorch file needs.
# category: Setup
# needs: torch
# stops: []

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset
