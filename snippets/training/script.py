# prefix: ml-train-script
# title: Train script
# description: "A whole training: mixed precision, warm-up by steps, clipping, averaged weights, and a file to resume from."
# category: Training
# needs: torch
# stops: [train, epochs=20, lr=3e-4, max_norm=1.0, decay=0.999, '"last.pt"']

import math
from pathlib import Path

import torch
from torch import nn
from torch.nn.utils import clip_grad_norm_
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torch.utils.data import DataLoader, TensorDataset

# ---


def train(
    model: nn.Module,
    train_loader: DataLoader,
    val_loader: DataLoader,
    criterion: nn.Module,
    device: torch.device,
    epochs: int = 20,
    lr: float = 3e-4,
    max_norm: float = 1.0,
    decay: float = 0.999,
    path: Path = Path("last.pt"),
) -> nn.Module:
    """Trains, or goes on from the file at path, and returns the averaged model."""
    model.to(device)
    average = AveragedModel(
        model, multi_avg_fn=get_ema_multi_avg_fn(decay), use_buffers=True
    )
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr, weight_decay=0.01)
    total = epochs * len(train_loader)
    warmup = max(1, total // 20)

    def factor(step: int) -> float:
        progress = min(max(step - warmup, 0) / max(total - warmup, 1), 1.0)
        rise = min((step + 1) / warmup, 1.0)
        return rise * 0.5 * (1 + math.cos(math.pi * progress))

    scheduler = LambdaLR(optimizer, factor)
    parts = {
        "model": model,
        "average": average,
        "optimizer": optimizer,
        "scheduler": scheduler,
    }
    start = 0
    if path.exists():
        checkpoint = torch.load(path, map_location=device, weights_only=True)
        for name, part in parts.items():
            part.load_state_dict(checkpoint[name])
        start = checkpoint["epoch"] + 1

    use_amp = device.type == "cuda"
    for epoch in range(start, epochs):
        model.train()
        train_loss = torch.zeros((), device=device)
        for inputs, targets in train_loader:
            inputs = inputs.to(device, non_blocking=True)
            targets = targets.to(device, non_blocking=True)
            with torch.autocast(device.type, dtype=torch.bfloat16, enabled=use_amp):
                loss = criterion(model(inputs), targets)
            optimizer.zero_grad()
            loss.backward()
            clip_grad_norm_(model.parameters(), max_norm)
            optimizer.step()
            scheduler.step()
            average.update_parameters(model)
            train_loss += loss.detach()

        average.eval()
        val_loss = torch.zeros((), device=device)
        with torch.inference_mode():
            for inputs, targets in val_loader:
                val_loss += criterion(average(inputs.to(device)), targets.to(device))
        print(
            f"epoch {epoch + 1}: train {train_loss.item() / len(train_loader):.4f}, "
            f"validation {val_loss.item() / len(val_loader):.4f}"
        )
        states = {name: part.state_dict() for name, part in parts.items()}
        torch.save({"epoch": epoch, **states}, path.with_suffix(".partial"))
        path.with_suffix(".partial").replace(path)
    return average.module


# ---

x = torch.randn(64, 16)
loader = DataLoader(TensorDataset(x, x[:, :4].argmax(dim=1)), batch_size=16)
net, loss_of, cpu = nn.Linear(16, 4), nn.CrossEntropyLoss(), torch.device("cpu")
before = loss_of(net(x), x[:, :4].argmax(dim=1))
trained = train(net, loader, loader, loss_of, cpu, epochs=2, lr=0.05, decay=0.5)
middle = loss_of(trained(x), x[:, :4].argmax(dim=1))
assert middle < before
saved = torch.load("last.pt", weights_only=True)
assert saved["epoch"] == 1 and saved["scheduler"]["last_epoch"] == 8
assert torch.equal(saved["average"]["module.weight"], trained.weight)
fresh = nn.Linear(16, 4)
again = train(fresh, loader, loader, loss_of, cpu, epochs=8, lr=0.05, decay=0.5)
assert torch.load("last.pt", weights_only=True)["epoch"] == 7
assert loss_of(again(x), x[:, :4].argmax(dim=1)) < middle
