# prefix: ml-init-transformer
# title: Transformer init
# description: Normal weights of 0.02, zero biases and unit norms, as GPT and ViT start.
# category: Initialization
# needs: torch
# stops: [initialize, model, std=0.02]

from torch import Tensor, nn

model = nn.Sequential(nn.Embedding(50, 16), nn.LayerNorm(16), nn.Linear(16, 4))

# ---


def initialize(module: nn.Module) -> None:
    if isinstance(module, nn.Linear | nn.Embedding):
        nn.init.trunc_normal_(module.weight, std=0.02)
    elif isinstance(module, nn.LayerNorm):
        nn.init.ones_(module.weight)
    bias = getattr(module, "bias", None)
    if isinstance(bias, Tensor):
        nn.init.zeros_(bias)


model.apply(initialize)

# ---

assert model[2].bias.abs().max() == 0 and 0.01 < model[0].weight.std() < 0.03
