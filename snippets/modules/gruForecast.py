# prefix: ml-gru-forecaster
# title: GRU forecaster
# description: The next steps of a time series, each predicted from those before and fed back in.
# category: Modules
# needs: torch
# stops: [Forecaster, GRU|LSTM, hidden_size=64]

import torch
from torch import Tensor, nn

# ---


class Forecaster(nn.Module):
    """Series (batch, length, features) to the next steps (batch, steps, features)."""

    def __init__(self, features: int, hidden_size: int = 64) -> None:
        super().__init__()
        self.recurrent = nn.GRU(features, hidden_size, batch_first=True)
        self.head = nn.Linear(hidden_size, features)

    def forward(self, series: Tensor, steps: int) -> Tensor:
        outputs, state = self.recurrent(series)
        forecast = [self.head(outputs[:, -1:])]
        for _ in range(steps - 1):
            outputs, state = self.recurrent(forecast[-1], state)
            forecast.append(self.head(outputs))
        return torch.cat(forecast, dim=1)


# ---

assert Forecaster(2, 8)(torch.randn(3, 10, 2), steps=4).shape == (3, 4, 2)
