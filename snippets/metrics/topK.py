# prefix: ml-metric-top-k-accuracy
# title: Top-k accuracy
# description: The share of samples whose class is among the k likeliest.
# category: Metrics
# needs: torch
# stops: [accuracy, logits, targets, k=5]

import torch

logits = torch.eye(8)
targets = torch.arange(8)

# ---

top = logits.topk(k=5, dim=1).indices
accuracy = (top == targets.unsqueeze(1)).any(dim=1).float().mean().item()

# ---

assert accuracy == 1.0
