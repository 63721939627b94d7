# prefix: ml-profile
# title: Profile
# description: Where the time of a few training steps goes, as a table and as a trace for perfetto.dev.
# category: Performance
# needs: torch
# stops: [model, train_loader, criterion, optimizer, device, '"trace.json"']

from pathlib import Path

import torch
from torch import nn
from torch.profiler import profile, schedule
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cpu")
model = nn.Linear(16, 4)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters())
train_loader = DataLoader(
    TensorDataset(torch.randn(64, 16), torch.randint(0, 4, (64,))), batch_size=8
)

# ---

with profile(
    schedule=schedule(wait=1, warmup=1, active=3), record_shapes=True
) as profiler:
    for _, (inputs, targets) in zip(range(5), train_loader, strict=False):
        optimizer.zero_grad()
        criterion(model(inputs.to(device)), targets.to(device)).backward()
        optimizer.step()
        profiler.step()
print(profiler.key_averages().table(sort_by="self_cpu_time_total", row_limit=15))
profiler.export_chrome_trace("trace.json")

# ---

assert Path("trace.json").stat().st_size > 1000
