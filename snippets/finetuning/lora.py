# prefix: ml-lora
# title: LoRA
# description: Small trainable products beside frozen linear layers; a new head is trained as it is.
# category: Fine-tuning
# needs: torch
# stops: [LoRALinear, rank=8, alpha=16.0, add_lora, '"head", "classifier", "fc"']

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

    @property
    def weight(self) -> Tensor:
        """What nn.MultiheadAttention reads instead of calling the layer."""
        return self.linear.weight + self.up @ self.down * self.scale

    @property
    def bias(self) -> Tensor | None:
        return self.linear.bias

    @torch.no_grad()
    def merge(self) -> nn.Linear:
        """The plain layer with the change added to its weight."""
        self.linear.weight.copy_(self.weight)
        return self.linear


def add_lora(
    model: nn.Module, rank: int = 8, heads: tuple[str, ...] = ("head", "classifier", "fc")
) -> None:
    """Freezes the model but for its heads, and puts LoRALinear around its other linear layers."""
    model.requires_grad_(False)
    for name, module in list(model.named_modules()):
        if name.split(".")[0] in heads:
            module.requires_grad_(True)
        elif isinstance(module, nn.Linear) and name:
            model.set_submodule(name, LoRALinear(module, rank))


# ---

net = Words()
tokens = torch.randint(0, 50, (3, 6))
net.eval()
before = net(tokens)
add_lora(net, rank=2)
torch.testing.assert_close(net(tokens), before)
assert isinstance(net.encoder.layers[0].self_attn.out_proj, LoRALinear)
assert type(net.head) is nn.Linear and net.head.weight.requires_grad
trained = {name for name, p in net.named_parameters() if p.requires_grad}
assert all(name.startswith("head.") or name[-3:] in (".up", "own") for name in trained)
adam = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=0.01)
net.train()
F.cross_entropy(net(tokens), torch.tensor([0, 1, 2])).backward()
assert all(p.grad is not None for p in net.parameters() if p.requires_grad)
adam.step()
net.eval()
changed = net(tokens)
for name, module in list(net.named_modules()):
    if isinstance(module, LoRALinear):
        net.set_submodule(name, module.merge())
torch.testing.assert_close(net(tokens), changed)
assert not torch.allclose(changed, before)
