# prefix: ml-quantize-aware-training
# title: Quantize-aware training
# description: A linear layer that trains with its weights rounded to 8 bits; the gradient passes straight through.
# category: Compression
# needs: torch
# stops: [FakeQuantLinear]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


class FakeQuantLinear(nn.Linear):
    def forward(self, x: Tensor) -> Tensor:
        scale = (self.weight.detach().abs().amax(dim=1) / 127).clamp(min=1e-8)
        zero_point = torch.zeros_like(scale, dtype=torch.int32)
        weight = torch.fake_quantize_per_channel_affine(
            self.weight, scale, zero_point, axis=0, quant_min=-127, quant_max=127
        )
        return F.linear(x, weight, self.bias)


# ---

layer = FakeQuantLinear(16, 4)
x = torch.randn(2, 16)
torch.testing.assert_close(
    layer(x), F.linear(x, layer.weight, layer.bias), atol=0.05, rtol=0.05
)
layer(x).sum().backward()
torch.testing.assert_close(layer.weight.grad, x.sum(0).expand(4, 16))
