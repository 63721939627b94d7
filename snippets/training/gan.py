# prefix: ml-train-gan
# title: Train GAN
# description: One step of the discriminator and one of the generator, each with its own optimizer.
# category: Training
# needs: torch
# stops: [train_gan_step]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


def train_gan_step(
    generator: nn.Module,
    discriminator: nn.Module,
    generator_optimizer: torch.optim.Optimizer,
    discriminator_optimizer: torch.optim.Optimizer,
    real: Tensor,
    noise: Tensor,
) -> tuple[float, float]:
    """Returns the losses of both, where the discriminator gives one logit a sample."""
    fake = generator(noise)

    real_logits = discriminator(real)
    fake_logits = discriminator(fake.detach())
    discriminator_loss = (
        F.softplus(-real_logits).mean() + F.softplus(fake_logits).mean()
    )
    discriminator_optimizer.zero_grad()
    discriminator_loss.backward()
    discriminator_optimizer.step()

    generator_loss = F.softplus(-discriminator(fake)).mean()
    generator_optimizer.zero_grad()
    generator_loss.backward()
    generator_optimizer.step()
    return generator_loss.item(), discriminator_loss.item()


# ---

g, d = nn.Linear(4, 8), nn.Linear(8, 1)
adams = [
    torch.optim.Adam(net.parameters(), lr=2e-4, betas=(0.5, 0.999)) for net in (g, d)
]
losses = train_gan_step(g, d, *adams, torch.randn(16, 8), torch.randn(16, 4))
assert all(loss > 0 for loss in losses)
