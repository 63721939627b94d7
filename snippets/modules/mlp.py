# prefix: ml-mlp
# title: MLP
# description: "Multi-layer perceptron: linear layers of any widths with an activation and dropout between them."
# category: Modules
# needs: torch
# stops: [MLP, GELU|ReLU|SiLU|Tanh, dropout=0.1]

from collections.abc import Sequence

import torch
from torch import Tensor, nn

# ---


class MLP(nn.Module):
    def __init__(
        self,
        in_features: int,
        hidden: Sequence[int],
        out_features: int,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        width = in_features
        for units in hidden:
            layers += [nn.Linear(width, units), nn.GELU(), nn.Dropout(dropout)]
            width = units
        layers.append(nn.Linear(width, out_features))
        self.layers = nn.Sequential(*layers)

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x)


# ---

assert MLP(16, [32, 8], 4)(torch.randn(2, 16)).shape == (2, 4)
