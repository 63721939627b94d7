# prefix: ml-layer-swiglu
# title: SwiGLU layer
# description: The gated feed-forward layer of today's language models; GELU or ReLU make it GEGLU or ReGLU.
# category: Layers
# needs: torch
# stops: [SwiGLU, silu|gelu|relu]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


class SwiGLU(nn.Module):
    def __init__(self, features: int, hidden: int) -> None:
        super().__init__()
        self.gate = nn.Linear(features, hidden, bias=False)
        self.value = nn.Linear(features, hidden, bias=False)
        self.output = nn.Linear(hidden, features, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.output(F.silu(self.gate(x)) * self.value(x))


# ---

assert SwiGLU(8, 24)(torch.randn(2, 5, 8)).shape == (2, 5, 8)
