# prefix: ml-generate-tokens
# title: Generate tokens
# description: Samples from a language model, token by token, among the k likeliest.
# category: Modules
# needs: torch
# stops: [generate, model, temperature=1.0, top_k=50]

import torch
from torch import Tensor, nn

# ---


@torch.inference_mode()
def generate(
    model: nn.Module,
    tokens: Tensor,
    length: int,
    temperature: float = 1.0,
    top_k: int = 50,
) -> Tensor:
    """Extends tokens (batch, start), with a model that gives each next token's logits."""
    model.eval()
    for _ in range(length):
        logits = model(tokens)[:, -1] / temperature
        values, candidates = logits.topk(min(top_k, logits.shape[-1]))
        choice = torch.multinomial(values.softmax(dim=-1), num_samples=1)
        tokens = torch.cat([tokens, candidates.gather(1, choice)], dim=1)
    return tokens


# ---

model = nn.Sequential(nn.Embedding(30, 8), nn.Linear(8, 30))
tokens = generate(model, torch.tensor([[1], [2]]), 5)
assert tokens.shape == (2, 6) and tokens[:, 0].tolist() == [1, 2]
