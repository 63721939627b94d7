# prefix: ml-autoencoder
# title: Autoencoder
# description: Features through a narrow code and back; train it on the error of the reconstruction.
# category: Modules
# needs: torch
# stops: [Autoencoder, "128", latent=16, GELU|ReLU|SiLU|Tanh]

import torch
from torch import Tensor, nn

# ---


class Autoencoder(nn.Module):
    """Samples (batch, features) to their reconstruction of the same shape."""

    def __init__(self, features: int, latent: int = 16) -> None:
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Linear(features, 128), nn.GELU(), nn.Linear(128, latent)
        )
        self.decoder = nn.Sequential(
            nn.Linear(latent, 128), nn.GELU(), nn.Linear(128, features)
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.decoder(self.encoder(x))


# ---

model = Autoencoder(20)
assert model(torch.randn(2, 20)).shape == (2, 20) and model.encoder(
    torch.randn(2, 20)
).shape == (2, 16)
