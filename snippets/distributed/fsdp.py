# prefix: ml-fsdp-fully-shard
# title: FSDP with fully_shard
# description: Shards parameters, gradients and optimizer state over all processes, block by block (FSDP2).
# category: Distributed training
# needs: torch
# stops: [model, device, optimizer, lr=3e-4, bfloat16|float32]

import torch
import torch.distributed as dist
from torch import nn
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import MixedPrecisionPolicy, fully_shard

class Words(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(50, 16, padding_idx=0)
        layer = nn.TransformerEncoderLayer(16, 2, 32, batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)
        self.blocks = nn.ModuleList(
            [nn.Sequential(nn.Linear(16, 16), nn.ReLU()) for _ in range(2)]
        )
        self.norm = nn.LayerNorm(16, elementwise_affine=False)
        self.head = nn.Linear(16, 4)

    def forward(self, x):
        x = self.encoder(self.tokens(x))
        for block in self.blocks:
            x = x + block(x)
        return self.head(self.norm(x).mean(dim=1))


device = torch.device("cpu")
store = dist.HashStore()
dist.init_process_group("gloo", store=store, rank=0, world_size=1)
model = Words()

# ---

mesh = init_device_mesh(device.type, (dist.get_world_size(),))
policy = MixedPrecisionPolicy(param_dtype=torch.bfloat16, reduce_dtype=torch.float32)
for module in reversed(list(model.modules())):
    if isinstance(module, nn.ModuleList):
        for block in module:
            fully_shard(block, mesh=mesh, mp_policy=policy)
fully_shard(model, mesh=mesh, mp_policy=policy)
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)

# ---

model(torch.randint(0, 50, (3, 6))).float().square().sum().backward()
optimizer.step()
assert type(model.encoder.layers[0].self_attn.in_proj_weight).__name__ == "DTensor"
assert all(p.grad is not None for p in model.parameters())
dist.destroy_process_group()
