# prefix: ml-loss-ctc
# title: CTC loss
# description: "For speech and handwriting: a sequence of labels without knowing where each of them lies."
# category: Losses
# needs: torch
# stops: [ctc_loss, frame_logits, transcripts, frame_counts, transcript_lengths, loss]

import torch
from torch import nn

frame_logits = torch.randn(2, 12, 5)
transcripts = torch.tensor([[1, 2, 3], [4, 1, 0]])
frame_counts = torch.tensor([12, 10])
transcript_lengths = torch.tensor([3, 2])

# ---

ctc_loss = nn.CTCLoss(blank=0, zero_infinity=True)
log_probs = frame_logits.log_softmax(dim=-1).transpose(0, 1)  # (time, batch, classes)
loss = ctc_loss(log_probs, transcripts, frame_counts, transcript_lengths)

# ---

assert loss > 0
