# prefix: ml-extract-features
# title: Extract features
# description: The output of an inner layer, through a hook, with the model as it is.
# category: Fine-tuning
# needs: torch
# stops: [extract_features]

import torch
from torch import Tensor, nn

# ---


@torch.no_grad()
def extract_features(model: nn.Module, layer: nn.Module, inputs: Tensor) -> Tensor:
    features: list[Tensor] = []
    handle = layer.register_forward_hook(lambda *args: features.append(args[2]))
    try:
        model.eval()
        model(inputs)
    finally:
        handle.remove()
    return features[0]


# ---

net = nn.Sequential(nn.Linear(8, 4), nn.Linear(4, 3))
x = torch.randn(2, 8)
torch.testing.assert_close(extract_features(net, net[0], x), net[0](x).detach())
