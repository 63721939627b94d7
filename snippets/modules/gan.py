# prefix: ml-gan
# title: GAN
# description: A generator of samples from noise, and a discriminator that tells them from real ones.
# category: Modules
# needs: torch
# stops: [Generator, Discriminator, latent=64, "256"]

import torch
from torch import Tensor, nn

# ---


class Generator(nn.Module):
    """Noise (batch, latent) to samples (batch, features) in [-1, 1]."""

    def __init__(self, features: int, latent: int = 64) -> None:
        super().__init__()
        self.latent = latent
        self.layers = nn.Sequential(
            nn.Linear(latent, 256),
            nn.LeakyReLU(0.2),
            nn.Linear(256, features),
            nn.Tanh(),
        )

    def forward(self, noise: Tensor) -> Tensor:
        return self.layers(noise)


class Discriminator(nn.Module):
    """Samples (batch, features) to logits (batch,), positive for real ones."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(features, 256),
            nn.LeakyReLU(0.2),
            nn.Dropout(0.3),
            nn.Linear(256, 1),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x).squeeze(1)


# ---

generator = Generator(20)
fake = generator(torch.randn(4, generator.latent))
assert fake.shape == (4, 20) and Discriminator(20)(fake).shape == (4,)
