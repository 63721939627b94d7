# prefix: ml-variational-autoencoder-vae
# title: Variational autoencoder (VAE)
# description: An autoencoder whose code is a distribution to sample from, with its loss.
# category: Modules
# needs: torch
# stops: [VAE, "256", latent=16, vae_loss, beta=1.0]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


class VAE(nn.Module):
    """Samples (batch, features) in [0, 1] to reconstruction logits, mean, log-variance."""

    def __init__(self, features: int, latent: int = 16) -> None:
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Linear(features, 256), nn.GELU(), nn.Linear(256, 2 * latent)
        )
        self.decoder = nn.Sequential(
            nn.Linear(latent, 256), nn.GELU(), nn.Linear(256, features)
        )

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        mean, log_var = self.encoder(x).chunk(2, dim=1)
        code = mean + torch.randn_like(mean) * (0.5 * log_var).exp()
        return self.decoder(code), mean, log_var


def vae_loss(
    logits: Tensor, x: Tensor, mean: Tensor, log_var: Tensor, beta: float = 1.0
) -> Tensor:
    """Negative evidence lower bound, a mean over the batch."""
    reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
    divergence = -0.5 * (1 + log_var - mean**2 - log_var.exp()).sum()
    return (reconstruction + beta * divergence) / len(x)


# ---

x = torch.rand(4, 20)
logits, mean, log_var = VAE(20)(x)
assert logits.shape == x.shape
vae_loss(logits, x, mean, log_var).backward()
zero = torch.zeros(4, 16)
torch.testing.assert_close(
    vae_loss(logits, x, zero, zero), F.binary_cross_entropy_with_logits(logits, x) * 20
)
