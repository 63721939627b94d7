# prefix: ml-rank-zero
# title: Rank zero
# description: Whether this process is the one that prints and saves; true without distributed training, too.
# category: Distributed training
# needs: torch
# stops: [is_main]

import torch.distributed as dist

# ---

is_main = not dist.is_initialized() or dist.get_rank() == 0

# ---

assert is_main
