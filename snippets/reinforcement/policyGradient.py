# prefix: ml-rl-policy-gradient-reinforce
# title: Policy gradient (REINFORCE)
# description: "Learns from whole episodes: makes actions likelier by the return that followed them."
# category: Reinforcement learning
# needs: torch, gymnasium
# stops: [run_episode, '"CartPole-v1"', policy, optimizer, gamma=0.99, episodes=5]

import gymnasium
import torch
from torch import Tensor, nn
from torch.distributions import Categorical

# ---


def run_episode(
    env: gymnasium.Env,
    policy: nn.Module,
    optimizer: torch.optim.Optimizer,
    gamma: float = 0.99,
) -> float:
    """Plays one episode, takes one step of the optimizer, and returns the episode's reward."""
    log_probs: list[Tensor] = []
    rewards: list[float] = []
    state, _ = env.reset()
    done = False
    while not done:
        actions = Categorical(
            logits=policy(torch.as_tensor(state, dtype=torch.float32))
        )
        action = actions.sample()
        state, reward, terminated, truncated, _ = env.step(action.item())
        log_probs.append(actions.log_prob(action))
        rewards.append(float(reward))
        done = terminated or truncated

    returns: list[float] = []
    total = 0.0
    for reward in reversed(rewards):
        total = reward + gamma * total
        returns.insert(0, total)
    advantages = torch.tensor(returns)
    advantages = (advantages - advantages.mean()) / (
        advantages.std(correction=0) + 1e-8
    )

    loss = -(torch.stack(log_probs) * advantages).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return sum(rewards)


env = gymnasium.make("CartPole-v1")
policy = nn.Sequential(nn.Linear(4, 64), nn.Tanh(), nn.Linear(64, 2))
optimizer = torch.optim.AdamW(policy.parameters(), lr=1e-2)
episodes = 5
for episode in range(episodes):
    print(f"episode {episode + 1}: reward {run_episode(env, policy, optimizer):.0f}")
