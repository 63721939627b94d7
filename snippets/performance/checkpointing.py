# prefix: ml-activation-checkpointing
# title: Activation checkpointing
# description: "Computes activations again in the backward pass instead of keeping them: less memory, more time."
# category: Performance
# needs: torch
# stops: [Checkpointed]

import torch
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint

# ---


class Checkpointed(nn.Module):
    """Layers one after the other, of which only the inputs are kept."""

    def __init__(self, layers: list[nn.Module]) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.layers:
            x = checkpoint(layer, x, use_reentrant=False)
        return x


# ---

layers = [nn.Linear(4, 4), nn.GELU(), nn.Linear(4, 4)]
x = torch.randn(2, 4)
Checkpointed(layers)(x).sum().backward()
gradient = layers[0].weight.grad.clone()
layers[0].weight.grad = None
nn.Sequential(*layers)(x).sum().backward()
torch.testing.assert_close(gradient, layers[0].weight.grad)
