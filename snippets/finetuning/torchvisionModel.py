# prefix: ml-fine-tune-torchvision
# title: Fine-tune with Torchvision
# description: A pre-trained image model by its name, with the transform that its weights want and a new last layer.
# category: Fine-tuning
# needs: torch, torchvision
# stops: [model, '"resnet18"', transform, num_classes]

import torch
from torch import nn
from torchvision import models

num_classes = 4
state = models.resnet18(weights=None).state_dict()
models.WeightsEnum.get_state_dict = lambda *args, **kwargs: state  # without a download

# ---

weights = models.get_model_weights("resnet18").DEFAULT
model = models.get_model("resnet18", weights=weights)
transform = weights.transforms()
*_, (name, last) = (
    (name, layer) for name, layer in model.named_modules() if isinstance(layer, nn.Linear)
)
model.requires_grad_(False)
model.set_submodule(name, nn.Linear(last.in_features, num_classes))

# ---

image = torch.randint(0, 256, (3, 300, 260), dtype=torch.uint8)
model.eval()
assert model(transform(image).unsqueeze(0)).shape == (1, 4)
assert {name for name, p in model.named_parameters() if p.requires_grad} == {
    "fc.weight",
    "fc.bias",
}
