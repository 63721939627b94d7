# prefix: ml-distributed-checkpoint
# title: Distributed checkpoint
# description: "Saves and loads a sharded run: every process its own part, on any number of processes."
# category: Distributed training
# needs: torch
# stops: [model, optimizer, '"checkpoint"']

from typing import Any

import torch
import torch.distributed as dist
import torch.distributed.checkpoint as dcp
from torch import nn
from torch.distributed.checkpoint.state_dict import get_state_dict, set_state_dict

dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
model = nn.Linear(4, 2)
optimizer = torch.optim.AdamW(model.parameters())
model(torch.randn(1, 4)).sum().backward()
optimizer.step()

# ---

model_state, optimizer_state = get_state_dict(model, optimizer)
state: dict[str, Any] = {"model": model_state, "optimizer": optimizer_state}
dcp.save(state, checkpoint_id="checkpoint")

dcp.load(state, checkpoint_id="checkpoint")
set_state_dict(
    model,
    optimizer,
    model_state_dict=state["model"],
    optim_state_dict=state["optimizer"],
)

# ---

dist.destroy_process_group()
