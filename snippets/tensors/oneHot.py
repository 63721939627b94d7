# prefix: ml-one-hot-encode
# title: One-hot encode
# description: Class indices as rows with a single one.
# category: Tensors
# needs: torch
# stops: [encoded, targets, num_classes]

import torch
import torch.nn.functional as F

targets = torch.tensor([0, 2, 1])
num_classes = 3

# ---

encoded = F.one_hot(targets, num_classes).float()

# ---

assert torch.equal(encoded.argmax(dim=1), targets)
