# prefix: ml-quantize-by-hand
# title: Quantize by hand
# description: "Linear layers with 8-bit weights and one scale a row, in PyTorch alone: a quarter of the memory."
# category: Compression
# needs: torch
# stops: [Int8Linear, quantize]

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Words(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(50, 16, padding_idx=0)
        layer = nn.TransformerEncoderLayer(16, 2, 32, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.blocks = nn.ModuleList(
            [nn.Sequential(nn.Linear(16, 16), nn.ReLU()) for _ in range(2)]
        )
        self.norm = nn.LayerNorm(16, elementwise_affine=False)
        self.head = nn.Linear(16, 4)

    def forward(self, x):
        x = self.encoder(self.tokens(x))
        for block in self.blocks:
            x = x + block(x)
        return self.head(self.norm(x).mean(dim=1))


# ---


class Int8Linear(nn.Module):
    rounded: Tensor
    scale: Tensor

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        weight = linear.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rounded", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.bias = linear.bias

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x, self.weight, self.bias)

    @property
    def weight(self) -> Tensor:
        return self.rounded.to(self.scale.dtype) * self.scale


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
words = Words().eval()
tokens = torch.randint(0, 50, (3, 6))
before = words(tokens)
quantize(words)
assert isinstance(words.encoder.layers[0].self_attn.out_proj, Int8Linear)
torch.testing.assert_close(words(tokens), before, atol=0.05, rtol=0.05)
with torch.inference_mode():
    torch.testing.assert_close(words(tokens), before, atol=0.05, rtol=0.05)
