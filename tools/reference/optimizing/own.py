"""Optimizers that PyTorch does not have, from their papers' formulas, with torch.optim's interface."""

import torch


class Lion:
    """Chen et al. 2023, program 1: update = interp(g, m, beta1); m = interp(g, m, beta2)."""

    source = "the pseudo-code of Chen et al. 2023, arXiv:2302.06675, program 1"

    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0, maximize=False):
        (self.p,) = params
        self.betas, self.decay, self.maximize = betas, weight_decay, maximize
        self.param_groups = [{"lr": lr}]
        self.state = {self.p: {"exp_avg": torch.zeros_like(self.p)}}

    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        g = -self.p.grad if self.maximize else self.p.grad
        m = self.state[self.p]["exp_avg"]
        update = torch.sign(beta1 * m + (1 - beta1) * g)
        self.p -= self.param_groups[0]["lr"] * (update + self.decay * self.p)
        m.copy_(beta2 * m + (1 - beta2) * g)


class EmaMomentum:
    source = "its two-line definition, run in Python"

    def __init__(self, params, lr=1e-3, momentum=0.9):
        (self.p,) = params
        self.momentum = momentum
        self.param_groups = [{"lr": lr}]
        self.state = {self.p: {"velocity": torch.zeros_like(self.p)}}

    @torch.no_grad()
    def step(self):
        v = self.state[self.p]["velocity"]
        v.copy_(self.momentum * v + (1 - self.momentum) * self.p.grad)
        self.p -= self.param_groups[0]["lr"] * v


class LookAheadNesterov(EmaMomentum):
    """The gradient has to be that at `wanted()`."""

    @torch.no_grad()
    def wanted(self):
        lr = self.param_groups[0]["lr"]
        return self.p - lr * self.momentum * self.state[self.p]["velocity"]


OWN = {"lion": Lion, "ema_momentum": EmaMomentum, "look_ahead_nesterov": LookAheadNesterov}
