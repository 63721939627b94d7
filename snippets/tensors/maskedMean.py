# prefix: ml-masked-mean
# title: Masked mean
# description: The mean over the positions that a mask marks, without NaN where it marks none.
# category: Tensors
# needs: torch
# stops: [masked_mean]

import torch
from torch import Tensor

# ---


def masked_mean(x: Tensor, mask: Tensor) -> Tensor:
    """Means of x (batch, length, features) over length, where mask (batch, length) is true."""
    weights = mask.unsqueeze(-1).to(x.dtype)
    return (x * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1)


# ---

mask = torch.tensor([[True, True, False], [False, False, False]])
torch.testing.assert_close(
    masked_mean(torch.ones(2, 3, 4), mask)[:, 0], torch.tensor([1.0, 0.0])
)
