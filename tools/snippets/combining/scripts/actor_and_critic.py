"""Two networks with one optimizer each and a target network, in a made-up world."""

import copy
import random
from collections import deque

import torch
from torch import nn

GAMMA = 0.9
device = torch.device("cpu")


class World:
    def __init__(self) -> None:
        self.position = 0.0

    def reset(self) -> torch.Tensor:
        self.position = random.uniform(-1, 1)
        return torch.tensor([self.position])

    def step(self, action: int) -> tuple[torch.Tensor, float, bool]:
        self.position += 0.1 if action else -0.1
        reward = -abs(self.position)
        return torch.tensor([self.position]), reward, abs(self.position) > 2


actor = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 2))
critic = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
target = copy.deepcopy(critic)
actor_optimizer = torch.optim.Adam(actor.parameters(), lr=1e-3)
critic_optimizer = torch.optim.Adam(critic.parameters(), lr=1e-2)

world = World()
memory: deque = deque(maxlen=500)
state = world.reset()
for _ in range(100):
    with torch.no_grad():
        action = torch.distributions.Categorical(logits=actor(state)).sample().item()
    following, reward, done = world.step(action)
    memory.append((state, action, reward, following))
    state = world.reset() if done else following
# insert reinforcement/replay
# insert reinforcement/gae
# ---
states = torch.stack([one[0] for one in memory])
returns = torch.tensor([[one[2]] for one in memory])
for _ in range(5):
    critic_optimizer.zero_grad()
    value_loss = (critic(states) - returns).square().mean()
    value_loss.backward()
    # insert training/clip
    critic_optimizer.step()
# ---
assert any(parameter.grad is not None for parameter in critic.parameters())
online = critic
import probe

moves = probe.Moves(actor, critic, target)
# insert reinforcement/softUpdate
# ---
moves.check(target)
# insert debugging/gradientNorms
# ---
assert not any(parameter.grad is not None for parameter in actor.parameters())
