# prefix: ml-init-xavier
# title: Xavier init
# description: Glorot's initialization for tanh and sigmoid, with the gain of the activation.
# category: Initialization
# needs: torch
# stops: [initialize, model, xavier_uniform_|xavier_normal_, '"tanh"|"sigmoid"|"linear"']

from torch import nn

model = nn.Sequential(nn.Linear(16, 8), nn.Tanh(), nn.Linear(8, 4))

# ---


def initialize(module: nn.Module) -> None:
    if isinstance(module, nn.Linear):
        nn.init.xavier_uniform_(module.weight, gain=nn.init.calculate_gain("tanh"))
        if module.bias is not None:
            nn.init.zeros_(module.bias)


model.apply(initialize)

# ---

assert model[0].bias.abs().max() == 0
