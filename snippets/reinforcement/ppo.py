# prefix: ml-rl-ppo-loss
# title: PPO loss
# description: The clipped policy loss with those of value and entropy, as proximal policy optimization takes it.
# category: Reinforcement learning
# needs: torch
# stops: [ppo_loss, clip=0.2, value_weight=0.5, entropy_weight=0.01]

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.distributions import Categorical

# ---


def ppo_loss(
    logits: Tensor,
    values: Tensor,
    actions: Tensor,
    old_log_probs: Tensor,
    advantages: Tensor,
    returns: Tensor,
    clip: float = 0.2,
    value_weight: float = 0.5,
    entropy_weight: float = 0.01,
) -> Tensor:
    """All of a batch (batch,), but for the logits (batch, actions)."""
    policy = Categorical(logits=logits)
    ratio = (policy.log_prob(actions) - old_log_probs).exp()
    clipped = ratio.clamp(1 - clip, 1 + clip)
    policy_loss = -torch.minimum(ratio * advantages, clipped * advantages).mean()
    value_loss = F.mse_loss(values, returns)
    return (
        policy_loss
        + value_weight * value_loss
        - entropy_weight * policy.entropy().mean()
    )


# ---

logits, actions, advantages = (
    torch.zeros(4, 2),
    torch.tensor([0, 1, 0, 1]),
    torch.ones(4),
)
old = Categorical(logits=logits).log_prob(actions)
zeros = torch.zeros(4)
loss = ppo_loss(logits, zeros, actions, old, advantages, zeros, entropy_weight=0.0)
assert loss == -1
