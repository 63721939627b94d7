# prefix: ml-segment-mean
# title: Segment mean
# description: The mean of the rows of each segment, as graph networks and bags of words need it.
# category: Tensors
# needs: torch
# stops: [means, values, segment, segments]

import torch

values = torch.tensor([[1.0], [3.0], [5.0]])
segment = torch.tensor([0, 0, 1])
segments = 2

# ---

sums = values.new_zeros(segments, values.shape[1]).index_add(0, segment, values)
counts = torch.bincount(segment, minlength=segments).clamp(min=1)
means = sums / counts.unsqueeze(1)

# ---

assert means.flatten().tolist() == [2.0, 5.0]
