# prefix: ml-generate-kv-cache-top-p
# title: Generate with KV cache and top-p
# description: Samples tokens among the likeliest that make up p, and computes keys and values of each token once.
# category: Modules
# needs: torch
# stops: [CachedAttention, keep_top_p, generate_cached, temperature=0.8, top_p=0.95]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


class CachedAttention(nn.Module):
    """Causal attention over x (batch, length, features) and all that it saw before."""

    def __init__(self, features: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(features, 3 * features)
        self.out = nn.Linear(features, features)
        self.cache: tuple[Tensor, Tensor] | None = None
        self.is_caching = False

    def forward(self, x: Tensor) -> Tensor:
        batch, length, features = x.shape
        qkv = self.qkv(x).view(batch, length, 3, self.heads, -1)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        if self.is_caching:
            if self.cache is not None:
                k = torch.cat([self.cache[0], k], dim=2)
                v = torch.cat([self.cache[1], v], dim=2)
            self.cache = k, v
        seen = torch.ones(length, k.shape[2], dtype=torch.bool, device=x.device)
        mask = seen.tril(k.shape[2] - length)
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.out(attended.transpose(1, 2).reshape(batch, length, features))


def keep_top_p(logits: Tensor, top_p: float) -> Tensor:
    """Sets all logits to -inf but the fewest whose probabilities add up to top_p."""
    ordered, indices = logits.sort(dim=-1, descending=True)
    probabilities = ordered.softmax(dim=-1)
    before = probabilities.cumsum(dim=-1) - probabilities
    ordered = ordered.masked_fill(before >= top_p, -torch.inf)
    return torch.full_like(logits, -torch.inf).scatter(-1, indices, ordered)


@torch.inference_mode()
def generate_cached(
    model: nn.Module,
    tokens: Tensor,
    length: int,
    temperature: float = 0.8,
    top_p: float = 0.95,
) -> Tensor:
    """Extends tokens (batch, start); model(tokens, start) gives logits of what follows each."""
    caches = [part for part in model.modules() if isinstance(part, CachedAttention)]
    was_training = model.training
    model.eval()
    for part in caches:
        part.cache, part.is_caching = None, True
    new, start = tokens, 0
    for _ in range(length):
        logits = keep_top_p(model(new, start)[:, -1] / temperature, top_p)
        start += new.shape[1]
        new = torch.multinomial(logits.softmax(dim=-1), num_samples=1)
        tokens = torch.cat([tokens, new], dim=1)
    for part in caches:
        part.cache, part.is_caching = None, False
    model.train(was_training)
    return tokens


# ---


class Small(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.tokens = nn.Embedding(30, 16)
        self.positions = nn.Embedding(20, 16)
        self.first, self.second = CachedAttention(16, 2), CachedAttention(16, 2)
        self.head = nn.Linear(16, 30)

    def forward(self, tokens: Tensor, start: int = 0) -> Tensor:
        at = torch.arange(start, start + tokens.shape[1])
        x = self.tokens(tokens) + self.positions(at)
        x = x + self.first(x)
        return self.head(x + self.second(x))


model = Small()
start = torch.tensor([[1, 2, 3], [4, 5, 6]])
found = generate_cached(model, start, 8, top_p=1e-6)  # the likeliest token alone
greedy = start
with torch.no_grad():
    for _ in range(8):
        following = model(greedy)[:, -1].argmax(dim=-1, keepdim=True)
        greedy = torch.cat([greedy, following], dim=1)
assert torch.equal(found, greedy) and model.training
kept = keep_top_p(torch.tensor([0.5, 0.3, 0.15, 0.05]).log(), 0.7)
assert kept.isfinite().tolist() == [True, True, False, False]
assert keep_top_p(torch.randn(2, 9), 1.0).isfinite().all()
