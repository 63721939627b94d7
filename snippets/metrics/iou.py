# prefix: ml-metric-iou
# title: IoU metric
# description: Intersection over union of every class of a segmentation, from a confusion matrix.
# category: Metrics
# needs: torch
# stops: [class_iou]

import torch
from torch import Tensor

# ---


def class_iou(predicted: Tensor, targets: Tensor, num_classes: int) -> Tensor:
    """Class indices of any equal shape to the IoU of each class, NaN where it never occurs."""
    pairs = num_classes * targets.flatten() + predicted.flatten()
    matrix = torch.bincount(pairs, minlength=num_classes**2).view(
        num_classes, num_classes
    )
    overlap = matrix.diag()
    return overlap / (matrix.sum(dim=0) + matrix.sum(dim=1) - overlap)


# ---

iou = class_iou(torch.tensor([0, 0, 1, 1]), torch.tensor([0, 1, 1, 1]), 3)
torch.testing.assert_close(iou[:2], torch.tensor([0.5, 2 / 3]))
assert iou[2].isnan()
