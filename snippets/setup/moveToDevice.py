# prefix: ml-move-to-device
# title: Move to device
# description: Moves a batch to a device, however its tensors are nested in lists, tuples and dicts.
# category: Setup
# needs: torch
# stops: [move_to, device]

from typing import Any

import torch
from torch import Tensor

device = torch.device("cpu")

# ---


def move_to(batch: Any, device: torch.device) -> Any:
    if isinstance(batch, Tensor):
        return batch.to(device, non_blocking=True)
    if isinstance(batch, dict):
        return {key: move_to(value, device) for key, value in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(move_to(value, device) for value in batch))
    if isinstance(batch, list | tuple):
        return type(batch)(move_to(value, device) for value in batch)
    return batch


# ---

moved = move_to(
    {"x": [torch.ones(2)], "pair": (torch.zeros(1), "id")}, torch.device("meta")
)
assert moved["x"][0].is_meta and moved["pair"][0].is_meta and moved["pair"][1] == "id"
