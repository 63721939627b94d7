# prefix: ml-load-matching-weights
# title: Load matching weights
# description: Takes from a checkpoint what fits by name and shape, and says what did not.
# category: Fine-tuning
# needs: torch
# stops: [load_matching]

import torch
from torch import Tensor, nn

# ---


def load_matching(model: nn.Module, state: dict[str, Tensor]) -> list[str]:
    """Returns the names of the model's weights that the state has not, or in another shape."""
    own = model.state_dict()
    fitting = {
        name: value
        for name, value in state.items()
        if name in own and own[name].shape == value.shape
    }
    model.load_state_dict(fitting, strict=False)
    return [name for name in own if name not in fitting]


# ---

old = nn.Sequential(nn.Linear(8, 4), nn.Linear(4, 1000))
new = nn.Sequential(nn.Linear(8, 4), nn.Linear(4, 3))
assert load_matching(new, old.state_dict()) == ["1.weight", "1.bias"]
assert torch.equal(new[0].weight, old[0].weight)
