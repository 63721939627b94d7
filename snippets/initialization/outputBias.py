# prefix: ml-init-output-bias
# title: Output bias init
# description: Starts a classifier at the classes' frequencies, so that no epoch is lost on learning them.
# category: Initialization
# needs: torch
# stops: [head, labels]

import torch
from torch import nn

head = nn.Linear(16, 4)
labels = torch.tensor([0, 0, 0, 1, 1, 2, 3])

# ---

frequencies = torch.bincount(labels, minlength=head.out_features) / len(labels)
with torch.no_grad():
    head.bias.copy_(frequencies.clamp(min=1e-6).log())

# ---

torch.testing.assert_close(head.bias.softmax(dim=0), frequencies)
