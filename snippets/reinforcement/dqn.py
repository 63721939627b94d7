# prefix: ml-rl-dqn-loss
# title: DQN loss
# description: The loss of double deep Q-learning for a batch of transitions, with a target network.
# category: Reinforcement learning
# needs: torch
# stops: [dqn_loss, gamma=0.99]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


def dqn_loss(
    online: nn.Module,
    target: nn.Module,
    states: Tensor,
    actions: Tensor,
    rewards: Tensor,
    next_states: Tensor,
    terminated: Tensor,
    gamma: float = 0.99,
) -> Tensor:
    """Transitions (batch, ...), where terminated (batch,) is true at an episode's natural end."""
    values = online(states).gather(1, actions.unsqueeze(1)).squeeze(1)
    with torch.no_grad():
        best = online(next_states).argmax(dim=1, keepdim=True)
        next_values = target(next_states).gather(1, best).squeeze(1)
        expected = rewards + gamma * next_values * ~terminated
    return F.smooth_l1_loss(values, expected)


# ---

net = nn.Linear(4, 2)
batch = torch.randn(8, 4), torch.randint(0, 2, (8,)), torch.randn(8), torch.randn(8, 4)
loss = dqn_loss(net, net, *batch, torch.zeros(8, dtype=torch.bool))
loss.backward()
assert loss > 0
