# prefix: ml-rl-replay-buffer
# title: Replay buffer
# description: The latest transitions in tensors of fixed size, to draw batches from.
# category: Reinforcement learning
# needs: torch
# stops: [ReplayBuffer]

import torch
from torch import Tensor

# ---


class ReplayBuffer:
    def __init__(self, capacity: int, state_shape: tuple[int, ...]) -> None:
        self.states = torch.empty(capacity, *state_shape)
        self.actions = torch.empty(capacity, dtype=torch.long)
        self.rewards = torch.empty(capacity)
        self.next_states = torch.empty(capacity, *state_shape)
        self.terminated = torch.empty(capacity, dtype=torch.bool)
        self.added = 0

    def __len__(self) -> int:
        return min(self.added, len(self.states))

    def add(
        self,
        state: Tensor,
        action: int,
        reward: float,
        next_state: Tensor,
        terminated: bool,
    ) -> None:
        i = self.added % len(self.states)
        self.states[i] = state
        self.actions[i] = action
        self.rewards[i] = reward
        self.next_states[i] = next_state
        self.terminated[i] = terminated
        self.added += 1

    def sample(self, batch_size: int) -> tuple[Tensor, ...]:
        i = torch.randint(len(self), (batch_size,))
        return (
            self.states[i],
            self.actions[i],
            self.rewards[i],
            self.next_states[i],
            self.terminated[i],
        )


# ---

buffer = ReplayBuffer(3, (2,))
for reward in range(5):
    buffer.add(torch.zeros(2), 1, reward, torch.ones(2), False)
assert len(buffer) == 3 and set(buffer.sample(50)[2].tolist()) == {2.0, 3.0, 4.0}
