# prefix: ml-loss-ctc
# title: CTC loss
# description: "For speech and handwriting: a sequence of labels without knowing where each of them lies."
# category: Losses
# needs: torch
# stops: [ctc_loss, logits, targets, input_lengths, target_lengths, loss]

import torch
from torch import nn

logits = torch.randn(2, 12, 5)
targets = torch.tensor([[1, 2, 3], [4, 1, 0]])
input_lengths = torch.tensor([12, 10])
target_lengths = torch.tensor([3, 2])

# ---

ctc_loss = nn.CTCLoss(blank=0, zero_infinity=True)
log_probs = logits.log_softmax(dim=-1).transpose(0, 1)  # (time, batch, classes)
loss = ctc_loss(log_probs, targets, input_lengths, target_lengths)

# ---

assert loss > 0
