# prefix: ml-plot-learning-curves
# title: Learning curves plot
# description: Losses of training and validation over the epochs, with the best epoch marked.
# category: Metrics
# needs: matplotlib
# stops: [train_losses, val_losses]

import matplotlib.pyplot as plt

train_losses, val_losses = [1.0, 0.6, 0.4, 0.3], [1.1, 0.8, 0.7, 0.75]

# ---

best = min(range(len(val_losses)), key=val_losses.__getitem__)
epochs = range(1, len(train_losses) + 1)
fig, ax = plt.subplots(figsize=(6, 4), layout="constrained")
ax.plot(epochs, train_losses, label="training")
ax.plot(epochs, val_losses, label="validation")
ax.axvline(best + 1, linestyle="--", color="gray", label=f"best epoch: {best + 1}")
ax.set(xlabel="epoch", ylabel="loss")
ax.legend()
plt.show()

# ---

assert best == 2
fig.canvas.draw()
