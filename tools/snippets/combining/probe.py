"""Watches the training of a combination from outside, whatever its names are."""

import gc
import os
import tempfile

import torch
import torch.nn.functional as F
from torch import nn
from torch.optim.optimizer import register_optimizer_step_post_hook

GOOD = 0.3  # a loss that need not fall any more

folders = []  # to go back to
stepped = {}  # by identity: the optimizer and the rates of its last step


def remember(optimizer, args, kwargs):
    stepped[id(optimizer)] = optimizer, [group["lr"] for group in optimizer.param_groups]


register_optimizer_step_post_hook(remember)


def enter_folder():
    """So that no proof sees another one's files."""
    folders.append(os.getcwd())
    os.chdir(tempfile.mkdtemp(dir="."))


def leave_folder():
    os.chdir(folders.pop())


def batch():
    # the data that the combinations train on
    images = torch.randn(96, 3, 8, 8, generator=torch.Generator().manual_seed(7))
    return images, F.adaptive_avg_pool2d(images.mean(1), 2).flatten(1).argmax(1)


def modules():
    found = [one for one in gc.get_objects() if issubclass(type(one), nn.Module)]
    return [one for one in found if any(True for _ in one.parameters())]


def loss_of(module, data=None):
    modes = [(part, part.training) for part in module.modules()]
    images, labels = data or batch()
    try:
        module.eval()
        with torch.no_grad():
            outputs = module(images)
        return F.cross_entropy(outputs.float(), labels).item()
    except Exception:
        return None  # it takes no images
    finally:
        for part, training in modes:
            part.training = training


class Training:
    def __init__(self):
        stepped.clear()
        self.modules = modules()
        self.losses = [loss_of(module) for module in self.modules]

    def check(self, scheduler=None, steps=None, end=None, data=None):
        """What was trained is what the optimizer holds, and its loss fell."""
        optimizers = {key: optimizer for key, (optimizer, _) in stepped.items()}
        assert optimizers, "no optimizer took a step"
        held = {
            id(p)
            for one in optimizers.values()
            for group in one.param_groups
            for p in group["params"]
        }
        holders = [
            (sum(1 for _ in module.parameters()), i)
            for i, module in enumerate(self.modules)
            if held <= {id(p) for p in module.parameters()} and self.losses[i] is not None
        ]
        assert holders, "the optimizer holds no network of the file"
        _, i = min(holders)
        after = loss_of(self.modules[i], data)
        before = max(self.losses[i], GOOD)
        assert after < before, f"the loss went from {before} to {after}"
        if scheduler is not None:
            assert id(scheduler.optimizer) in stepped, "another optimizer's schedule"
            counted = getattr(scheduler, "_schedulers", [scheduler])[0]
            counted = scheduler if hasattr(scheduler, "last_epoch") else counted
            assert counted.last_epoch == steps, f"{counted.last_epoch} of {steps} steps"
            groups = scheduler.optimizer.param_groups
            last = stepped[id(scheduler.optimizer)][1]
            for group, rate in zip(groups, last, strict=True):
                start = group.get("initial_lr", 1.0)
                rate = min(rate, group["lr"])
                assert rate <= end * start + 2e-6, f"the rate ended at {rate} of {start}"


class Moves:
    """Which of some networks are trained from here on."""

    def __init__(self, *networks):
        self.before = [(one, [p.detach().clone() for p in one.parameters()]) for one in networks]

    def check(self, *trained):
        for network, before in self.before:
            has_moved = any(not torch.equal(*two) for two in zip(before, network.parameters()))
            expected = any(network is one for one in trained)
            assert has_moved == expected, f"{type(network).__name__} moved: {has_moved}"
