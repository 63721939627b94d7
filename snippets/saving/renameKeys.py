# prefix: ml-rename-state-keys
# title: Rename state keys
# description: Takes the prefixes away that DDP and torch.compile put before the names of weights.
# category: Saving and export
# needs: torch
# stops: [state, '"module."', '"_orig_mod."']

import torch

state = {
    "module._orig_mod.weight": torch.ones(1),
    "module._orig_mod.bias": torch.ones(1),
}

# ---

state = {
    name.removeprefix("module.").removeprefix("_orig_mod."): value
    for name, value in state.items()
}

# ---

assert list(state) == ["weight", "bias"]
