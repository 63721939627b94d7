# prefix: ml-init-kaiming
# title: Kaiming init
# description: "He's initialization for ReLU-like networks: keeps the variance from layer to layer."
# category: Initialization
# needs: torch
# stops: [initialize, model, kaiming_normal_|kaiming_uniform_]

from torch import nn

model = nn.Sequential(nn.Conv2d(3, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8, 4))

# ---


def initialize(module: nn.Module) -> None:
    if isinstance(module, nn.Linear | nn.Conv1d | nn.Conv2d | nn.Conv3d):
        nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
        if module.bias is not None:
            nn.init.zeros_(module.bias)


model.apply(initialize)

# ---

assert model[0].bias.abs().max() == 0 and model[3].weight.std() > 0.2
