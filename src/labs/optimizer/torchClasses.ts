/** The optimizers that `torch.optim` does not have, as classes for scripts, by their id. */
const classes: Readonly<Record<string, string>> = {
  lion: `class Lion(optim.Optimizer):
    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0, maximize=False):
        super().__init__(params, dict(lr=lr, betas=betas, weight_decay=weight_decay, maximize=maximize))

    def step(self, closure):
        loss = closure()
        with torch.no_grad():
            for group in self.param_groups:
                beta1, beta2 = group["betas"]
                for p in group["params"]:
                    grad = -p.grad if group["maximize"] else p.grad
                    average = self.state[p].setdefault("average", torch.zeros_like(p))
                    direction = torch.sign(beta1 * average + (1 - beta1) * grad)
                    p -= group["lr"] * (direction + group["weight_decay"] * p)
                    average.mul_(beta2).add_(grad, alpha=1 - beta2)
        return loss
`,
  ema_momentum: `class EmaMomentum(optim.Optimizer):
    def __init__(self, params, lr=1e-3, momentum=0.9):
        super().__init__(params, dict(lr=lr, momentum=momentum))

    def step(self, closure):
        loss = closure()
        with torch.no_grad():
            for group in self.param_groups:
                for p in group["params"]:
                    velocity = self.state[p].setdefault("velocity", torch.zeros_like(p))
                    velocity.mul_(group["momentum"]).add_(p.grad, alpha=1 - group["momentum"])
                    p -= group["lr"] * velocity
        return loss
`,
  look_ahead_nesterov: `class LookAheadNesterov(optim.Optimizer):
    def __init__(self, params, lr=1e-3, momentum=0.9):
        super().__init__(params, dict(lr=lr, momentum=momentum))

    def step(self, closure):
        here = {}
        with torch.no_grad():
            for group in self.param_groups:
                for p in group["params"]:
                    here[p] = p.clone()
                    velocity = self.state[p].setdefault("velocity", torch.zeros_like(p))
                    p -= group["lr"] * group["momentum"] * velocity
        loss = closure()
        with torch.no_grad():
            for group in self.param_groups:
                for p in group["params"]:
                    velocity = self.state[p]["velocity"]
                    velocity.mul_(group["momentum"]).add_(p.grad, alpha=1 - group["momentum"])
                    p.copy_(here[p] - group["lr"] * velocity)
        return loss
`,
};

/**
 * The Python class of an optimizer that PyTorch lacks.
 *
 * @throws {Error} for one that is not written out here.
 */
export function torchClass(id: string): string {
  const code = Object.hasOwn(classes, id) ? classes[id] : undefined;
  if (code === undefined) throw new Error(`${id} is not written out for scripts`);
  return code;
}

/** The engine's own random numbers: the same seed gives the same noise and the same batches. */
export const RANDOM_CLASS = `class Random:
    """xoshiro128** (Blackman and Vigna 2018), filled from the seed by splitmix32."""

    def __init__(self, seed):
        self.words = []
        for _ in range(4):
            seed = (seed + 0x9E3779B9) % 2**32
            word = (seed ^ seed >> 16) * 0x21F0AAAD % 2**32
            word = (word ^ word >> 15) * 0x735A2D97 % 2**32
            self.words.append(word ^ word >> 15)

    def word(self):
        a, b, c, d = self.words
        turned = b * 5 % 2**32
        turned = (turned << 7 | turned >> 25) % 2**32
        c, d = c ^ a, d ^ b
        a, b, c = a ^ d, b ^ c, c ^ b << 9 & 0xFFFFFFFF
        self.words = [a, b, c, (d << 11 | d >> 21) % 2**32]
        return turned * 9 % 2**32

    def uniform(self):
        return ((self.word() >> 5) * 2**26 + (self.word() >> 6)) * 2**-53

    def normal(self):
        radius = math.sqrt(-2 * math.log(1 - self.uniform()))
        return radius * math.cos(2 * math.pi * self.uniform())

    def below(self, end):
        while (word := self.word()) >= 2**32 - 2**32 % end:
            pass
        return word % end
`;

/** Deals out the samples in a new order every epoch. */
export const BATCHES = `def batches(samples, size, random):
    order = list(range(samples))
    while True:
        for i in range(samples - 1, 0, -1):
            j = random.below(i + 1)
            order[i], order[j] = order[j], order[i]
        for start in range(0, samples, size):
            yield order[start : start + size]
`;
