# prefix: ml-loss-ranking
# title: Ranking loss
# description: The better of two scores above the worse, as recommenders and reward models learn it.
# category: Losses
# needs: torch
# stops: [better, worse, loss]

import torch
import torch.nn.functional as F

better = torch.randn(8)
worse = torch.randn(8)

# ---

loss = -F.logsigmoid(better - worse).mean()

# ---

assert loss > 0
