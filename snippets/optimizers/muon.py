# prefix: ml-optimizer-muon
# title: Muon optimizer
# description: Muon for the hidden layers' matrices and AdamW for all else, as one optimizer.
# category: Optimizers
# needs: torch
# stops: [MuonWithAdamW, optimizer, model, "0.02", "3e-4", "0.01"]

from collections.abc import Callable
from typing import Any

import torch
from torch import nn

model = nn.Sequential()
model.add_module("embedding", nn.Embedding(50, 16))
model.add_module("hidden", nn.Linear(16, 16))
model.add_module("head", nn.Linear(16, 50))

# ---


class MuonWithAdamW(torch.optim.Optimizer):
    """Both share its parameter groups, which a scheduler may change."""

    def __init__(self, model: nn.Module, weight_decay: float = 0.01) -> None:
        hidden: list[nn.Parameter] = []
        rest: list[nn.Parameter] = []
        for name, parameter in model.named_parameters():
            is_edge = "embed" in name or "head" in name
            (hidden if parameter.ndim == 2 and not is_edge else rest).append(parameter)
        self.parts: list[torch.optim.Optimizer] = []
        if hidden:
            self.parts.append(torch.optim.Muon(hidden, 0.02, weight_decay))
        if rest:
            self.parts.append(
                torch.optim.AdamW(rest, 3e-4, weight_decay=weight_decay)
            )
        super().__init__([g for part in self.parts for g in part.param_groups], {})

    def step(self, closure: Callable[[], float] | None = None) -> float | None:
        loss = closure() if closure else None
        for part in self.parts:
            part.step()
        return loss

    def state_dict(self) -> dict[str, Any]:
        return {"parts": [part.state_dict() for part in self.parts]}

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        for part, state in zip(self.parts, state_dict["parts"], strict=True):
            part.load_state_dict(state)
        self.param_groups = [g for part in self.parts for g in part.param_groups]


optimizer = MuonWithAdamW(model)

# ---

assert [len(group["params"]) for group in optimizer.param_groups] == [1, 4]
before = [p.detach().clone() for p in model.parameters()]
for _ in range(2):
    optimizer.zero_grad()
    model(torch.tensor([1, 2])).sum().backward()
    optimizer.step()
assert not any(torch.equal(p, old) for p, old in zip(model.parameters(), before))
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 1)
optimizer.step()
scheduler.step()
assert abs(optimizer.parts[0].param_groups[0]["lr"] - 0.002) < 1e-9
other = MuonWithAdamW(model)
other.load_state_dict(optimizer.state_dict())
assert abs(other.param_groups[0]["lr"] - 0.002) < 1e-9
