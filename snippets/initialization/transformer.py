# prefix: ml-init-transformer
# title: Transformer init
# description: Normal weights of 0.02, zero biases and unit norms, as GPT and ViT start; padding stays zero.
# category: Initialization
# needs: torch
# stops: [initialize, model, std=0.02]

import torch
from torch import nn


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


model = Words()

# ---


@torch.no_grad()
def initialize(module: nn.Module) -> None:
    if isinstance(module, nn.LayerNorm | nn.RMSNorm):
        if module.weight is not None:
            module.weight.fill_(1.0)
        if getattr(module, "bias", None) is not None:
            module.bias.zero_()
    elif isinstance(module, nn.Linear | nn.Embedding | nn.MultiheadAttention):
        for parameter in module.parameters(recurse=False):
            if parameter.ndim > 1:
                nn.init.trunc_normal_(parameter, std=0.02)
            else:
                parameter.zero_()
        if isinstance(module, nn.Embedding) and module.padding_idx is not None:
            module.weight[module.padding_idx].zero_()


model.apply(initialize)

# ---

attention = model.encoder.layers[0].self_attn
for weight in (attention.in_proj_weight, attention.out_proj.weight, model.head.weight):
    assert 0.01 < weight.std() < 0.03
assert model.tokens.weight[0].abs().max() == 0 < model.tokens.weight[1].abs().min()
assert attention.in_proj_bias.abs().max() == model.head.bias.abs().max() == 0
assert model(torch.ones(2, 3, dtype=torch.long)).shape == (2, 4)
