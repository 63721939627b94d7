# prefix: ml-loss-next-token
# title: Next-token loss
# description: "The loss of a language model: each position against the token after it, padding left out."
# category: Losses
# needs: torch
# stops: [token_logits, tokens, ignore_index=0, loss]

import torch
import torch.nn.functional as F

token_logits = torch.randn(2, 6, 30)
tokens = torch.randint(1, 30, (2, 6))

# ---

loss = F.cross_entropy(
    token_logits[:, :-1].flatten(0, 1), tokens[:, 1:].flatten(), ignore_index=0
)

# ---

assert loss > 0
