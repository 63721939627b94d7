# prefix: ml-weights-ema
# title: EMA of weights
# description: An exponential moving average of the weights, which validates better than the weights themselves.
# category: Training
# needs: torch
# stops: [averaged, model, "0.999"]

import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

model = nn.Linear(16, 4)

# ---

averaged = AveragedModel(
    model, multi_avg_fn=get_ema_multi_avg_fn(0.999), use_buffers=True
)
# after every optimizer.step(): averaged.update_parameters(model); validate with averaged

# ---

averaged.update_parameters(model)
before = averaged.module.weight.clone()
with torch.no_grad():
    model.weight.add_(1)
averaged.update_parameters(model)
torch.testing.assert_close(averaged.module.weight, before + 0.001)
