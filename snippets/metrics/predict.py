# prefix: ml-predict
# title: Predict
# description: All outputs and targets of a loader on the CPU, for metrics and plots.
# category: Metrics
# needs: torch
# stops: [predict, model, loader, device]

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

# ---


@torch.inference_mode()
def predict(
    model: nn.Module, loader: DataLoader, device: torch.device
) -> tuple[Tensor, Tensor]:
    model.eval()
    batches = [(model(inputs.to(device)).cpu(), targets) for inputs, targets in loader]
    outputs, targets = zip(*batches, strict=True)
    return torch.cat(outputs), torch.cat(targets)


# ---

data = DataLoader(TensorDataset(torch.randn(10, 3), torch.arange(10)), batch_size=4)
outputs, targets = predict(nn.Linear(3, 2), data, torch.device("cpu"))
assert outputs.shape == (10, 2) and targets.tolist() == list(range(10))
