# prefix: ml-ddp-accumulate-gradients
# title: Accumulate gradients with DDP
# description: Sends gradients between processes once every few batches, not after each of them.
# category: Distributed training
# needs: torch
# stops: [ddp_model, train_loader, criterion, optimizer, device, accumulate=4]

from contextlib import nullcontext

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, TensorDataset

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
device = torch.device("cpu")
ddp_model = DistributedDataParallel(nn.Linear(16, 4))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(ddp_model.parameters())
train_loader = DataLoader(
    TensorDataset(torch.randn(72, 16), torch.randint(0, 4, (72,))), batch_size=8
)

# ---

accumulate = 4
batches = len(train_loader)
ddp_model.train()
optimizer.zero_grad()
for i, (inputs, targets) in enumerate(train_loader, start=1):
    group = min(accumulate, batches - (i - 1) // accumulate * accumulate)
    is_last = i % accumulate == 0 or i == batches
    with nullcontext() if is_last else ddp_model.no_sync():
        loss = criterion(ddp_model(inputs.to(device)), targets.to(device))
        (loss / group).backward()
    if is_last:
        optimizer.step()
        optimizer.zero_grad()

# ---

assert all(int(state["step"]) == 3 for state in optimizer.state.values())
dist.destroy_process_group()
