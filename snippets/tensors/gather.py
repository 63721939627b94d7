# prefix: ml-gather-by-index
# title: Gather by index
# description: One value of each row, at the column that an index names.
# category: Tensors
# needs: torch
# stops: [chosen, values, index]

import torch

values = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
index = torch.tensor([1, 0])

# ---

chosen = values.gather(dim=1, index=index.unsqueeze(1)).squeeze(1)

# ---

assert chosen.tolist() == [2.0, 3.0]
