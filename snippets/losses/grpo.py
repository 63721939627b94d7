# prefix: ml-loss-grpo
# title: GRPO loss
# description: "Group-relative policy optimization: answers better than their group's mean become likelier, without a critic."
# category: Losses
# needs: torch
# stops: [grpo_loss, clip=0.2, beta=0.04]

import torch
from torch import Tensor

# ---


def grpo_loss(
    log_probs: Tensor,
    old_log_probs: Tensor,
    reference_log_probs: Tensor,
    rewards: Tensor,
    mask: Tensor,
    clip: float = 0.2,
    beta: float = 0.04,
) -> Tensor:
    """
    Log-probabilities of the answers' tokens (groups, answers, length) by the model, the one that
    sampled them and the frozen one; rewards (groups, answers); mask is 0 at padding.
    """
    spread = rewards.std(dim=1, keepdim=True, correction=0)
    better = (rewards - rewards.mean(dim=1, keepdim=True)) / (spread + 1e-4)
    ratio = (log_probs - old_log_probs).exp()
    clipped = ratio.clamp(1 - clip, 1 + clip)
    gain = torch.minimum(ratio * better.unsqueeze(2), clipped * better.unsqueeze(2))
    away = reference_log_probs - log_probs
    divergence = away.exp() - away - 1
    each = ((gain - beta * divergence) * mask).sum(dim=2) / mask.sum(dim=2).clamp(min=1)
    return -each.mean()


# ---

log_probs = torch.full((2, 4, 3), -1.0, requires_grad=True)
rewards = torch.tensor([[1.0, 0.0, 0.0, 0.0], [2.0, 2.0, 2.0, 2.0]])
mask = torch.ones(2, 4, 3)
mask[0, 0, 2] = 0
old = log_probs.detach()
grpo_loss(log_probs, old, old, rewards, mask).backward()
assert (log_probs.grad[0, 0, :2] < 0).all() and (log_probs.grad[0, 1:] > 0).all()
assert log_probs.grad[0, 0, 2] == 0 and log_probs.grad[1].abs().max() == 0
