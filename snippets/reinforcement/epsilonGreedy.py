# prefix: ml-rl-epsilon-greedy
# title: Epsilon-greedy
# description: A random action with a probability, else the one of the highest value.
# category: Reinforcement learning
# needs: torch
# stops: [choose_action, model]

import torch
from torch import Tensor, nn

# ---


@torch.inference_mode()
def choose_action(model: nn.Module, state: Tensor, epsilon: float) -> int:
    values = model(state.unsqueeze(0)).squeeze(0)
    if torch.rand(()) < epsilon:
        return int(torch.randint(len(values), ()))
    return int(values.argmax())


# ---

net = nn.Identity()
assert choose_action(net, torch.tensor([0.0, 1.0]), 0.0) == 1
assert {choose_action(net, torch.tensor([0.0, 1.0]), 1.0) for _ in range(50)} == {0, 1}
