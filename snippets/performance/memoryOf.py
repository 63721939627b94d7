# prefix: ml-memory-of-model
# title: Memory of model
# description: The bytes of parameters, buffers, gradients and Adam's two moments.
# category: Performance
# needs: torch
# stops: [model]

from torch import nn

model = nn.Sequential(nn.Linear(256, 256), nn.BatchNorm1d(256))

# ---

weights = sum(p.nbytes for p in model.parameters())
trained = sum(p.nbytes for p in model.parameters() if p.requires_grad)
buffers = sum(b.nbytes for b in model.buffers())
print(f"weights and buffers {(weights + buffers) / 2**20:.1f} MiB")
print(
    f"with gradients and Adam's state {(weights + buffers + 3 * trained) / 2**20:.1f} MiB"
)

# ---

assert weights == 4 * (256 * 256 + 3 * 256)
