# prefix: ml-tensor-from-numpy
# title: Tensor from NumPy
# description: "A float32 tensor from an array: a copy, but for a contiguous array of float32, whose memory it shares."
# category: Tensors
# needs: torch, numpy
# stops: [x, array]

import numpy as np
import torch

array = np.random.default_rng(0).random((4, 3))[::-1]

# ---

x = torch.from_numpy(np.ascontiguousarray(array)).float()

# ---

assert x.shape == (4, 3) and x.dtype == torch.float32
