# prefix: ml-grad-cam
# title: Grad-CAM
# description: Where in an image a convolutional network sees a class, as a map over its last convolution.
# category: Debugging
# needs: torch
# stops: [grad_cam]

import torch
import torch.nn.functional as F
from torch import Tensor, nn

# ---


def grad_cam(
    model: nn.Module, layer: nn.Module, images: Tensor, target: int | None = None
) -> Tensor:
    """Maps in [0, 1] (batch, height, width) of a class, else of each image's likeliest."""
    kept: list[Tensor] = []
    handle = layer.register_forward_hook(lambda *args: kept.append(args[2]))
    was_training = model.training
    model.eval()
    try:
        with torch.enable_grad():
            logits = model(images.detach().requires_grad_())
            best = logits.argmax(dim=1)
            chosen = best if target is None else torch.full_like(best, target)
            score = logits.gather(1, chosen.unsqueeze(1)).sum()
            (gradient,) = torch.autograd.grad(score, kept[0])
    finally:
        handle.remove()
        model.train(was_training)
    weights = gradient.mean(dim=(2, 3), keepdim=True)
    maps = (weights * kept[0].detach()).sum(dim=1, keepdim=True).relu()
    maps = F.interpolate(maps, images.shape[-2:], mode="bilinear").squeeze(1)
    return maps / maps.amax(dim=(1, 2), keepdim=True).clamp(min=1e-8)


# ---

conv = nn.Conv2d(1, 2, 1, bias=False)
net = nn.Sequential(conv, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2, 2))
with torch.no_grad():
    conv.weight.copy_(torch.tensor([1.0, 0.0]).view(2, 1, 1, 1))
    net[3].weight.copy_(torch.eye(2))
images = torch.zeros(1, 1, 8, 8)
images[..., :4, :4] = 1
seen = grad_cam(net, conv, images, target=0)
assert seen[0, 0, 0] == 1 and seen[0, 7, 7] == 0 and net.training
assert all(p.grad is None for p in net.parameters())
