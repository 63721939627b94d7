# prefix: ml-padding-mask
# title: Padding mask
# description: True at the positions of a padded batch that hold data.
# category: Tensors
# needs: torch
# stops: [mask, lengths]

import torch

lengths = torch.tensor([2, 4, 1])

# ---

mask = torch.arange(int(lengths.max()), device=lengths.device) < lengths.unsqueeze(1)

# ---

assert mask.sum(dim=1).tolist() == [2, 4, 1]
