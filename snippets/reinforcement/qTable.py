# prefix: ml-rl-q-table
# title: Q table
# description: Q-learning on a small, discrete world, with an exploration that fades.
# category: Reinforcement learning
# needs: numpy, gymnasium
# stops: ['"FrozenLake-v1"', "2000", "0.1", gamma=0.99]

import gymnasium
import numpy as np

# ---

env = gymnasium.make("FrozenLake-v1", is_slippery=False)
rng = np.random.default_rng(42)
gamma = 0.99
table = np.zeros((env.observation_space.n, env.action_space.n))
for episode in range(2000):
    epsilon = max(0.05, 1 - episode / 1000)
    state, _ = env.reset(seed=42 if episode == 0 else None)
    done = False
    while not done:
        best = rng.choice(np.flatnonzero(table[state] == table[state].max()))
        action = rng.integers(env.action_space.n) if rng.random() < epsilon else best
        next_state, reward, terminated, truncated, _ = env.step(int(action))
        target = reward + gamma * (not terminated) * table[next_state].max()
        table[state, action] += 0.1 * (target - table[state, action])
        state, done = next_state, terminated or truncated

# ---

assert table[0].max() > 0.9
