# prefix: ml-tensor-create
# title: Create tensor
# description: A tensor of a shape, data type and device.
# category: Tensors
# needs: torch
# stops: [x, zeros|ones|empty|rand|randn, "2, 3", float32|float64|bfloat16|float16, '"cpu"']

import torch

x = torch.zeros(2, 3, dtype=torch.float32, device="cpu")
