/** What the Transformers library's schedules multiply the rate by, in plain PyTorch, by their names. */
const definitions: Readonly<Record<string, string>> = {
  get_constant_schedule: `def get_constant_schedule(optimizer):
    return lr_scheduler.LambdaLR(optimizer, lambda step: 1.0)
`,
  get_constant_schedule_with_warmup: `def get_constant_schedule_with_warmup(optimizer, num_warmup_steps):
    return lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, step / max(1, num_warmup_steps)))
`,
  get_linear_schedule_with_warmup: `def get_linear_schedule_with_warmup(optimizer, num_warmup_steps, num_training_steps):
    def factor(step):
        if step < num_warmup_steps:
            return step / max(1, num_warmup_steps)
        return max(0.0, (num_training_steps - step) / max(1, num_training_steps - num_warmup_steps))

    return lr_scheduler.LambdaLR(optimizer, factor)
`,
  get_cosine_schedule_with_warmup: `def get_cosine_schedule_with_warmup(
    optimizer, num_warmup_steps, num_training_steps, num_cycles=0.5
):
    def factor(step):
        if step < num_warmup_steps:
            return step / max(1, num_warmup_steps)
        progress = (step - num_warmup_steps) / max(1, num_training_steps - num_warmup_steps)
        return max(0.0, 0.5 * (1.0 + math.cos(math.pi * num_cycles * 2.0 * progress)))

    return lr_scheduler.LambdaLR(optimizer, factor)
`,
  get_cosine_with_hard_restarts_schedule_with_warmup: `def get_cosine_with_hard_restarts_schedule_with_warmup(
    optimizer, num_warmup_steps, num_training_steps, num_cycles=1
):
    def factor(step):
        if step < num_warmup_steps:
            return step / max(1, num_warmup_steps)
        progress = (step - num_warmup_steps) / max(1, num_training_steps - num_warmup_steps)
        if progress >= 1.0:
            return 0.0
        return max(0.0, 0.5 * (1.0 + math.cos(math.pi * ((num_cycles * progress) % 1.0))))

    return lr_scheduler.LambdaLR(optimizer, factor)
`,
  get_cosine_with_min_lr_schedule_with_warmup: `def get_cosine_with_min_lr_schedule_with_warmup(
    optimizer, num_warmup_steps, num_training_steps, num_cycles=0.5, min_lr=None, min_lr_rate=None
):
    floor = min_lr / optimizer.defaults["lr"] if min_lr_rate is None else min_lr_rate

    def factor(step):
        if step < num_warmup_steps:
            return step / max(1, num_warmup_steps)
        progress = (step - num_warmup_steps) / max(1, num_training_steps - num_warmup_steps)
        wave = 0.5 * (1.0 + math.cos(math.pi * num_cycles * 2.0 * progress))
        return max(0.0, wave * (1.0 - floor) + floor)

    return lr_scheduler.LambdaLR(optimizer, factor)
`,
  get_cosine_with_min_lr_schedule_with_warmup_lr_rate: `def get_cosine_with_min_lr_schedule_with_warmup_lr_rate(
    optimizer,
    num_warmup_steps,
    num_training_steps,
    num_cycles=0.5,
    min_lr=None,
    min_lr_rate=None,
    warmup_lr_rate=None,
):
    floor = min_lr / optimizer.defaults["lr"] if min_lr_rate is None else min_lr_rate

    def factor(step):
        if step < num_warmup_steps:
            if warmup_lr_rate is None:
                return (step + 1.0) / max(1.0, num_warmup_steps)
            return warmup_lr_rate + (1.0 - warmup_lr_rate) * step / max(1, num_warmup_steps - 1)
        progress = (step - num_warmup_steps + 1.0) / max(1.0, num_training_steps - num_warmup_steps)
        wave = 0.5 * (1.0 + math.cos(math.pi * num_cycles * 2.0 * progress))
        return max(0.0, wave * (1.0 - floor) + floor)

    return lr_scheduler.LambdaLR(optimizer, factor)
`,
  get_polynomial_decay_schedule_with_warmup: `def get_polynomial_decay_schedule_with_warmup(
    optimizer, num_warmup_steps, num_training_steps, lr_end=1e-7, power=1.0
):
    lr = optimizer.defaults["lr"]

    def factor(step):
        if step < num_warmup_steps:
            return step / max(1, num_warmup_steps)
        if step > num_training_steps:
            return lr_end / lr
        left = 1.0 - (step - num_warmup_steps) / (num_training_steps - num_warmup_steps)
        return ((lr - lr_end) * left**power + lr_end) / lr

    return lr_scheduler.LambdaLR(optimizer, factor)
`,
  get_inverse_sqrt_schedule: `def get_inverse_sqrt_schedule(optimizer, num_warmup_steps, timescale=None):
    scale = timescale or num_warmup_steps or 10_000

    def factor(step):
        if step < num_warmup_steps:
            return step / max(1, num_warmup_steps)
        return 1.0 / math.sqrt((step + scale - num_warmup_steps) / scale)

    return lr_scheduler.LambdaLR(optimizer, factor)
`,
  get_wsd_schedule: `def get_wsd_schedule(
    optimizer,
    num_warmup_steps,
    num_decay_steps,
    num_training_steps=None,
    num_stable_steps=None,
    warmup_type="linear",
    decay_type="cosine",
    min_lr_ratio=0.0,
    num_cycles=0.5,
):
    if num_stable_steps is None:
        num_stable_steps = num_training_steps - num_warmup_steps - num_decay_steps

    def factor(step):
        if step < num_warmup_steps:
            part = step / max(1, num_warmup_steps)
            rise = {
                "linear": part,
                "cosine": 0.5 * (1.0 - math.cos(math.pi * part)),
                "1-sqrt": 1.0 - math.sqrt(1.0 - part),
            }[warmup_type]
            return max(0.0, rise * (1.0 - min_lr_ratio) + min_lr_ratio)
        if step < num_warmup_steps + num_stable_steps:
            return 1.0
        if step >= num_warmup_steps + num_stable_steps + num_decay_steps:
            return min_lr_ratio
        part = (step - num_warmup_steps - num_stable_steps) / max(1, num_decay_steps)
        fall = {
            "linear": 1.0 - part,
            "cosine": 0.5 * (1.0 + math.cos(math.pi * num_cycles * 2.0 * part)),
            "1-sqrt": 1.0 - math.sqrt(part),
        }[decay_type]
        return max(0.0, fall * (1.0 - min_lr_ratio) + min_lr_ratio)

    return lr_scheduler.LambdaLR(optimizer, factor)
`,
};

/**
 * The definitions that calls of these functions need where the Transformers library is not installed.
 *
 * @throws {Error} for a function that is not written out here.
 */
export function definitionsOf(names: Iterable<string>): string[] {
  return [...new Set(names)].sort().map((name) => {
    const code = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (code === undefined) throw new Error(`${name} is not written out for scripts`);
    return code;
  });
}
