# prefix: ml-distributed-mean
# title: Distributed mean
# description: The mean of a value over all processes, weighted by their samples.
# category: Distributed training
# needs: torch
# stops: [mean_over_processes]

import torch
import torch.distributed as dist

# ---


def mean_over_processes(total: float, samples: int, device: torch.device) -> float:
    """The sum of the totals of all processes over that of their samples."""
    sums = torch.tensor([total, samples], dtype=torch.float32, device=device)
    dist.all_reduce(sums)
    return (sums[0] / sums[1]).item()


# ---

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
assert mean_over_processes(6.0, 4, torch.device("cpu")) == 1.5
dist.destroy_process_group()
