# prefix: ml-fsdp-fully-shard
# title: FSDP with fully_shard
# description: Shards each layer's parameters, gradients and optimizer state over all processes (FSDP2).
# category: Distributed training
# needs: torch
# stops: [model, device, optimizer, lr=3e-4, bfloat16|float32]

import torch
import torch.distributed as dist
from torch import nn
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import MixedPrecisionPolicy, fully_shard

device = torch.device("cpu")
store = dist.HashStore()
dist.init_process_group("gloo", store=store, rank=0, world_size=1)
model = nn.Sequential(nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 4))

# ---

mesh = init_device_mesh(device.type, (dist.get_world_size(),))
policy = MixedPrecisionPolicy(param_dtype=torch.bfloat16, reduce_dtype=torch.float32)
for layer in model.children():
    fully_shard(layer, mesh=mesh, mp_policy=policy)
fully_shard(model, mesh=mesh, mp_policy=policy)
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)

# ---

model(torch.randn(2, 16)).float().sum().backward()
optimizer.step()
assert type(model[0].weight).__name__ == "DTensor"
dist.destroy_process_group()
