# prefix: ml-rl-advantages-gae
# title: Advantages (GAE)
# description: Generalized advantage estimation over a rollout, backwards in time.
# category: Reinforcement learning
# needs: torch
# stops: [advantages_of, gamma=0.99, decay=0.95]

import torch
from torch import Tensor

# ---


def advantages_of(
    rewards: Tensor,
    values: Tensor,
    terminated: Tensor,
    gamma: float = 0.99,
    decay: float = 0.95,
) -> Tensor:
    """Rewards and terminated (steps,), and values (steps + 1,) with that of the last state."""
    alive = (~terminated).to(rewards.dtype)
    errors = rewards + gamma * values[1:] * alive - values[:-1]
    advantages = torch.empty_like(rewards)
    following = torch.zeros(())
    for step in reversed(range(len(rewards))):
        following = errors[step] + gamma * decay * alive[step] * following
        advantages[step] = following
    return advantages


# ---

rewards, values = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([0.5, 0.5, 0.5, 9.0])
ended = torch.tensor([False, False, True])
advantages = advantages_of(rewards, values, ended, gamma=1.0, decay=1.0)
torch.testing.assert_close(advantages, torch.tensor([5.5, 4.5, 2.5]))
