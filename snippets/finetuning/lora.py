# prefix: ml-lora
# title: LoRA
# description: A frozen linear layer with a small trainable product beside it, and its merge for inference.
# category: Fine-tuning
# needs: torch
# stops: [LoRALinear, rank=8, alpha=16.0, add_lora]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


class LoRALinear(nn.Module):
    def __init__(self, linear: nn.Linear, rank: int = 8, alpha: float = 16.0) -> None:
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.scale = alpha / rank
        self.down = nn.Parameter(linear.weight.new_empty(rank, linear.in_features))
        self.up = nn.Parameter(linear.weight.new_zeros(linear.out_features, rank))
        nn.init.kaiming_uniform_(self.down, a=5**0.5)

    def forward(self, x: Tensor) -> Tensor:
        return self.linear(x) + F.linear(F.linear(x, self.down), self.up) * self.scale

    @torch.no_grad()
    def merge(self) -> nn.Linear:
        """The plain layer with the change added to its weight."""
        self.linear.weight += self.up @ self.down * self.scale
        return self.linear


def add_lora(model: nn.Module, rank: int = 8) -> None:
    """Freezes the model and puts a LoRALinear in the place of each of its linear layers."""
    model.requires_grad_(False)
    for name, module in list(model.named_modules()):
        if isinstance(module, nn.Linear):
            model.set_submodule(name, LoRALinear(module, rank))


# ---

net = nn.Sequential(nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 4))
x = torch.randn(2, 16)
before = net(x)
add_lora(net, rank=2)
torch.testing.assert_close(net(x), before)
assert sum(p.numel() for p in net.parameters() if p.requires_grad) == 2 * (
    16 + 8 + 8 + 4
)
nn.init.ones_(net[2].up)
torch.testing.assert_close(
    net[2](before.new_ones(2, 8)), net[2].merge()(before.new_ones(2, 8))
)
