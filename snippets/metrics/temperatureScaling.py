# prefix: ml-temperature-scaling
# title: Temperature scaling
# description: One number, found on validation data, that makes a network's probabilities as sure as they are right.
# category: Metrics
# needs: torch
# stops: [find_temperature]

import torch
import torch.nn.functional as F
from torch import Tensor

# ---


def find_temperature(logits: Tensor, targets: Tensor) -> float:
    """Validation logits (samples, classes); later: (logits / temperature).softmax(dim=1)."""
    logits = logits.detach().float()
    log_temperature = torch.zeros((), device=logits.device, requires_grad=True)
    lbfgs = torch.optim.LBFGS([log_temperature], line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        lbfgs.zero_grad()
        loss = F.cross_entropy(logits / log_temperature.exp(), targets)
        loss.backward()
        return loss

    with torch.enable_grad():
        lbfgs.step(closure)
    return log_temperature.exp().item()


# ---

torch.manual_seed(0)
right = torch.randn(4000, 5)
targets = torch.distributions.Categorical(logits=right).sample()
assert 2.7 < find_temperature(3 * right, targets) < 3.3
assert 0.9 < find_temperature(right, targets) < 1.1
