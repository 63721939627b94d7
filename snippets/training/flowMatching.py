# prefix: ml-flow-matching
# title: Flow matching
# description: Trains a network to carry noise to data along straight lines, and draws samples by following it.
# category: Training
# needs: torch
# stops: [flow_matching_loss, sample_flow, steps=50]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


def flow_matching_loss(model: nn.Module, data: Tensor) -> Tensor:
    """The model gets points (batch, ...) and times (batch,) in [0, 1], and gives velocities."""
    noise = torch.randn_like(data)
    times = torch.rand(len(data), device=data.device)
    t = times.view(-1, *[1] * (data.ndim - 1))
    return F.mse_loss(model(noise.lerp(data, t), times), data - noise)


@torch.no_grad()
def sample_flow(
    model: nn.Module, shape: tuple[int, ...], device: torch.device, steps: int = 50
) -> Tensor:
    """Samples of that shape (batch, ...), by steps of the midpoint rule from noise."""
    x = torch.randn(shape, device=device)
    for step in range(steps):
        times = torch.full((shape[0],), step / steps, device=device)
        half = x + model(x, times) / (2 * steps)
        x = x + model(half, times + 1 / (2 * steps)) / steps
    return x


# ---


class Velocity(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(2, 64), nn.SiLU(), nn.Linear(64, 1))

    def forward(self, x: Tensor, times: Tensor) -> Tensor:
        return self.layers(torch.cat([x, times.unsqueeze(1)], dim=1))


torch.manual_seed(0)
velocity = Velocity()
adam = torch.optim.AdamW(velocity.parameters(), lr=0.01)
for _ in range(300):
    data = 3 + 0.5 * torch.randn(256, 1)
    adam.zero_grad()
    flow_matching_loss(velocity, data).backward()
    adam.step()
drawn = sample_flow(velocity, (500, 1), torch.device("cpu"))
assert abs(drawn.mean() - 3) < 0.15 and 0.3 < drawn.std() < 0.8
