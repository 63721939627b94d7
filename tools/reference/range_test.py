"""The losses of a small network under growing learning rates, batch by batch, with real torch.optim."""

import common
import torch

ROWS, INPUTS, HIDDEN, OUTPUTS, BATCH, STEPS = 48, 3, 8, 4, 12, 60
START, END = 1e-5, 1.0


def case(optimizer, params):
    """One range test in float64; rows keep their order and a pass has ROWS / BATCH batches."""
    x = torch.randn(ROWS, INPUTS, dtype=torch.float64)
    target = torch.randint(OUTPUTS, (ROWS,))
    network = torch.nn.Sequential(
        torch.nn.Linear(INPUTS, HIDDEN, dtype=torch.float64),
        torch.nn.GELU(),
        torch.nn.Linear(HIDDEN, OUTPUTS, dtype=torch.float64),
    )
    start = torch.cat([p.detach().flatten() for p in network.parameters()])
    steps = getattr(torch.optim, optimizer)(network.parameters(), lr=START, **params)
    lrs, losses = [], []
    for i in range(STEPS):
        lr = START * (END / START) ** (i / (STEPS - 1))
        steps.param_groups[0]["lr"] = lr
        rows = slice(i % (ROWS // BATCH) * BATCH, (i % (ROWS // BATCH) + 1) * BATCH)
        steps.zero_grad()
        loss = torch.nn.functional.cross_entropy(network(x[rows]), target[rows])
        loss.backward()
        steps.step()
        lrs.append(lr)
        losses.append(loss.detach())
    return {
        "optimizer": f"torch.optim.{optimizer}",
        "params": params,
        "sizes": [INPUTS, HIDDEN, OUTPUTS],
        "batchSize": BATCH,
        "range": [START, END],
        "parameters": start,
        "x": x.flatten(),
        "target": target.double(),
        "lr": lrs,
        "loss": torch.stack(losses),
    }


def main():
    torch.manual_seed(0)
    torch.set_default_dtype(torch.float64)
    cases = [case("SGD", {"momentum": 0.9}), case("AdamW", {"weight_decay": 0.05}), case("RMSprop", {})]
    common.write("rangeTest", cases, torch)


main()
