# prefix: ml-dataset-image-folder
# title: Image folder dataset
# description: Images in one folder a class, read when they are asked for.
# category: Data
# needs: torch, numpy, pillow
# stops: [ImageFolder, '"*.png"|"*.jpg"']

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.utils.data import Dataset

for label, kind in enumerate(["cat", "dog"]):
    Path("images", kind).mkdir(parents=True)
    for suffix in ["png", "jpg"]:
        Image.new("RGB", (8, 6), (label * 255, 0, 0)).save(f"images/{kind}/0.{suffix}")

# ---


class ImageFolder(Dataset[tuple[Tensor, int]]):
    def __init__(
        self, root: Path, transform: Callable[[Tensor], Tensor] | None = None
    ) -> None:
        self.classes = sorted(
            folder.name for folder in root.iterdir() if folder.is_dir()
        )
        self.samples = [
            (path, label)
            for label, name in enumerate(self.classes)
            for path in sorted((root / name).glob("*.png"))
        ]
        self.transform = transform

    def __len__(self) -> int:
        return len(self.samples)

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        path, label = self.samples[index]
        with Image.open(path) as file:
            pixels = np.array(file.convert("RGB"))
        image = torch.from_numpy(pixels).permute(2, 0, 1).float() / 255
        return self.transform(image) if self.transform else image, label


# ---

images = ImageFolder(Path("images"))
assert images.classes == ["cat", "dog"] and len(images) == 2
assert images[1][0].shape == (3, 6, 8) and images[1][1] == 1
