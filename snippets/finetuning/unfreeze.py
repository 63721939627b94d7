# prefix: ml-unfreeze-gradually
# title: Unfreeze gradually
# description: Frees the last layers of a network, some more each time that it is called.
# category: Fine-tuning
# needs: torch
# stops: [unfreeze_last]

from torch import nn

# ---


def unfreeze_last(model: nn.Module, count: int) -> None:
    """Lets the last count children be trained, and no other."""
    layers = list(model.children())
    for i, layer in enumerate(layers):
        layer.requires_grad_(i >= len(layers) - count)


# ---

net = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2), nn.Linear(2, 2))
unfreeze_last(net, 2)
assert [layer.weight.requires_grad for layer in net] == [False, True, True]
