# prefix: ml-quantize-by-hand
# title: Quantize by hand
# description: "Linear layers with 8-bit weights and one scale a row, in PyTorch alone: a quarter of the memory."
# category: Compression
# needs: torch
# stops: [Int8Linear, quantize]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


class Int8Linear(nn.Module):
    weight: Tensor
    scale: Tensor

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        weight = linear.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("weight", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.bias = linear.bias

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x, self.weight.to(x.dtype) * self.scale, self.bias)


def quantize(model: nn.Module) -> None:
    """Puts an Int8Linear in the place of each linear layer inside the model."""
    for name, module in list(model.named_modules()):
        if isinstance(module, nn.Linear) and name:
            model.set_submodule(name, Int8Linear(module))


# ---

net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 8))
x = torch.randn(4, 64)
before = net(x)
quantize(net)
assert isinstance(net[0], Int8Linear)
torch.testing.assert_close(net(x), before, atol=0.02, rtol=0.02)
