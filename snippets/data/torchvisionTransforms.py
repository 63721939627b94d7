# prefix: ml-transforms-torchvision
# title: Torchvision transforms
# description: The usual augmentation for training and the fixed crop for validation, with torchvision's v2 transforms.
# category: Data
# needs: torch, torchvision
# stops: [train_transform, val_transform, "224"]

import torch
from torchvision.transforms import v2

# ---

normalize = v2.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225])
train_transform = v2.Compose(
    [
        v2.ToImage(),
        v2.RandomResizedCrop(224, antialias=True),
        v2.RandomHorizontalFlip(),
        v2.ToDtype(torch.float32, scale=True),
        normalize,
    ]
)
val_transform = v2.Compose(
    [
        v2.ToImage(),
        v2.Resize(256, antialias=True),
        v2.CenterCrop(224),
        v2.ToDtype(torch.float32, scale=True),
        normalize,
    ]
)
