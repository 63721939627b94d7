# prefix: ml-debug-nan-hooks
# title: Debug NaN with hooks
# description: Stops at the first layer that gives NaN or infinity, and names it.
# category: Debugging
# needs: torch
# stops: [watch_for_nan]

from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

# ---


def watch_for_nan(model: nn.Module) -> None:
    def check(name: str, module: nn.Module, args: Any, output: Any) -> None:
        if isinstance(output, Tensor) and not output.isfinite().all():
            raise FloatingPointError(
                f"{name} ({type(module).__name__}) gave NaN or infinity"
            )

    for name, module in model.named_modules():
        module.register_forward_hook(partial(check, name or "the model"))


# ---

net = nn.Sequential(nn.Linear(4, 2), nn.ReLU())
watch_for_nan(net)
net(torch.randn(3, 4))
try:
    net(torch.full((3, 4), torch.nan))
except FloatingPointError as error:
    assert "0 (Linear)" in str(error)
else:
    raise AssertionError
