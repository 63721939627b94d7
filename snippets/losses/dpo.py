# prefix: ml-loss-dpo
# title: DPO loss
# description: "Direct preference optimization: the preferred answer likelier than the rejected, against a frozen model."
# category: Losses
# needs: torch
# stops: [answer_log_prob, dpo_loss, beta=0.1]

import torch
import torch.nn.functional as F
from torch import Tensor

# ---


def answer_log_prob(logits: Tensor, tokens: Tensor, is_answer: Tensor) -> Tensor:
    """Of each answer (batch,), from logits (batch, length, tokens) and a mask of its tokens."""
    log_probs = logits[:, :-1].log_softmax(dim=-1)
    chosen = log_probs.gather(2, tokens[:, 1:].unsqueeze(2)).squeeze(2)
    return (chosen * is_answer[:, 1:]).sum(dim=1)


def dpo_loss(
    preferred: Tensor,
    rejected: Tensor,
    reference_preferred: Tensor,
    reference_rejected: Tensor,
    beta: float = 0.1,
) -> Tensor:
    """Log-probabilities (batch,) of both answers by the model and by the frozen reference."""
    gained = preferred - reference_preferred
    lost = rejected - reference_rejected
    return -F.logsigmoid(beta * (gained - lost)).mean()


# ---

zero = torch.zeros(3)
torch.testing.assert_close(dpo_loss(zero, zero, zero, zero), torch.tensor(2.0).log())
assert dpo_loss(zero + 5, zero - 5, zero, zero) < dpo_loss(zero, zero, zero, zero)
logits, tokens = torch.randn(2, 5, 7), torch.randint(0, 7, (2, 5))
mask = torch.tensor([[0, 0, 1, 1, 1], [0, 0, 0, 1, 0]])
expected = logits[1, 2].log_softmax(dim=-1)[tokens[1, 3]]
torch.testing.assert_close(answer_log_prob(logits, tokens, mask)[1], expected)
