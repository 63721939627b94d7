"""Which parameter sets and compositions of schedules the reference values are computed for."""

KINDS = ["exponential", "inverse_time", "inverse_sqrt", "step", "warm_up", "constant"]
# What an entry cannot run without, beside the parameters that have no default.
NEEDED = {
    "one_cycle_lr": {"total_steps": 100},
    "wsd_schedule": {"num_stable_steps": 30},
    "cosine_with_min_lr_schedule_with_warmup": {"min_lr_rate": 0.1},
    "cosine_with_min_lr_schedule_with_warmup_lr_rate": {"min_lr_rate": 0.1},
}
WARM = {"num_warmup_steps": 7, "num_training_steps": 60}
MORE = {
    "step_lr": [{"step_size": 7, "gamma": 0.5}, {"step_size": 1, "gamma": -0.9}],
    "multi_step_lr": [{"milestones": [40, 3, 3, 20], "gamma": 0.3}, {"milestones": []}],
    "constant_lr": [{"factor": 0.7, "total_iters": 33}, {"factor": 0.7, "total_iters": -1}],
    "linear_lr": [{"start_factor": 0.02, "end_factor": 0.7, "total_iters": 61}, {"total_iters": 0}],
    "polynomial_lr": [
        {"total_iters": 80, "power": 2.5},
        {"total_iters": 0},
        {"total_iters": 30, "power": -1.0},
    ],
    "cosine_annealing_lr": [
        {"T_max": 17, "eta_min": 0.003},
        {"T_max": 1},
        {"T_max": 2, "eta_min": 0.2},
        {"T_max": 37, "eta_min": 1e-5},
        {"T_max": 100},
    ],
    "cosine_annealing_warm_restarts": [
        {"T_0": 5, "T_mult": 2, "eta_min": 0.01},
        {"T_0": 3, "T_mult": 3},
        {"T_0": 1},
    ],
    "cyclic_lr": [
        {"base_lr": 0.01, "max_lr": 0.3, "step_size_up": 12, "step_size_down": down, **more}
        for down in [None, 5, 0]
        for more in [
            {},
            {"mode": "triangular2"},
            {"mode": "exp_range", "gamma": 0.97},
            {"scale_fn": "sine", "cycle_momentum": False},
            {"scale_fn": "sine", "scale_mode": "iterations", "mode": "exp_range"},
            {"scale_fn": "power", "gamma": 0.6, "base_momentum": 0.5},
            {"scale_fn": "power", "gamma": 0.99, "scale_mode": "iterations", "max_momentum": 0.99},
        ]
    ],
    "one_cycle_lr": [
        {"max_lr": 0.3, "total_steps": total, "pct_start": start, **more}
        for total, start in [(100, 0.3), (97, 0.41), (110, 0.0)]
        for more in [
            {},
            {"anneal_strategy": "linear"},
            {"three_phase": True},
            {"three_phase": True, "anneal_strategy": "linear", "cycle_momentum": False},
            {"div_factor": 7.0, "final_div_factor": 30.0, "base_momentum": 0.7},
        ]
    ]
    + [
        {"max_lr": 0.3, "total_steps": None, "epochs": 9, "steps_per_epoch": 13},
        {"max_lr": 0.3, "total_steps": 1},
        {"max_lr": 0.3, "total_steps": 10, "pct_start": 0.1},
        {"max_lr": 0.3, "total_steps": 5, "pct_start": 1.0},
    ],
    "reduce_lr_on_plateau": [
        {"patience": 2, "factor": 0.5},
        {"patience": 0, "factor": 0.9, "threshold": 0.05, "cooldown": 4},
        {"patience": 3, "factor": 0.3, "mode": "max", "threshold_mode": "abs", "threshold": 0.02},
        {"patience": 1, "factor": 0.5, "threshold_mode": "abs", "min_lr": 0.01, "eps": 0.004},
        {"patience": 1, "factor": 0.5, "mode": "max", "cooldown": 2, "min_lr": 0.02},
    ],
    "swa_lr": [
        {"swa_lr": 0.02, "anneal_epochs": 25},
        {"swa_lr": 0.4, "anneal_epochs": 25, "anneal_strategy": "linear"},
        {"swa_lr": 0.02, "anneal_epochs": 0},
        {"swa_lr": 0.02, "anneal_epochs": 1},
    ],
    "lambda_lr": [{"lr_lambda": kind, "rate": 0.8, "period": 7} for kind in KINDS],
    "multiplicative_lr": [{"lr_lambda": kind, "rate": 0.99, "period": 200} for kind in KINDS],
    "linear_schedule_with_warmup": [WARM, {**WARM, "num_warmup_steps": 60}],
    "cosine_schedule_with_warmup": [WARM, {**WARM, "num_cycles": 1.7}],
    "cosine_with_hard_restarts_schedule_with_warmup": [{**WARM, "num_cycles": 3}],
    "polynomial_decay_schedule_with_warmup": [
        {**WARM, "power": 2.5, "lr_end": 0.003},
        {"num_warmup_steps": 20, "num_training_steps": 20},
        {"num_warmup_steps": 20, "num_training_steps": 5},
        {**WARM, "power": -1.0},
    ],
    "inverse_sqrt_schedule": [{"num_warmup_steps": 0}, {"num_warmup_steps": 5, "timescale": 50}],
    "cosine_with_min_lr_schedule_with_warmup": [{**WARM, "min_lr": 0.01, "min_lr_rate": None}],
    "cosine_with_min_lr_schedule_with_warmup_lr_rate": [
        {**WARM, "min_lr": 0.01, "min_lr_rate": None, "warmup_lr_rate": 0.2}
    ],
    "wsd_schedule": [
        {
            "num_warmup_steps": 9,
            "num_stable_steps": None,
            "num_training_steps": 80,
            "num_decay_steps": 30,
            "warmup_type": shape,
            "decay_type": shape,
            "min_lr_ratio": 0.05,
        }
        for shape in ["linear", "cosine", "1-sqrt"]
    ],
}


def spec(id, **params):
    return {"id": id, "params": params}


def sequence(milestones, *schedulers):
    return {"id": "sequential_lr", "milestones": milestones, "schedulers": list(schedulers)}


def chain(*schedulers):
    return {"id": "chained_scheduler", "schedulers": list(schedulers)}


def compositions():
    warm = spec("linear_lr", start_factor=0.01, total_iters=8)
    cosine = spec("cosine_annealing_lr", T_max=20, eta_min=0.002)
    one_cycle = spec("one_cycle_lr", max_lr=0.5, total_steps=60)
    cyclic = spec("cyclic_lr", base_lr=0.02, max_lr=0.2, step_size_up=9)
    leaves = [
        spec("step_lr", step_size=6, gamma=0.6),
        spec("multi_step_lr", milestones=[0, 4, 9, 9, 30], gamma=0.5),
        spec("constant_lr", factor=0.4, total_iters=7),
        spec("linear_lr", start_factor=0.3, end_factor=0.9, total_iters=11),
        spec("exponential_lr", gamma=0.93),
        spec("polynomial_lr", total_iters=33, power=1.5),
        cosine,
        spec("cosine_annealing_warm_restarts", T_0=6, T_mult=2, eta_min=0.001),
        cyclic,
        one_cycle,
        spec("swa_lr", swa_lr=0.03, anneal_epochs=9),
        spec("lambda_lr", lr_lambda="inverse_time", rate=0.2),
        spec("multiplicative_lr", rate=0.97),
    ]
    for leaf in leaves:
        yield sequence([8], warm, leaf)
        yield sequence([13], leaf, spec("exponential_lr", gamma=0.9))
        yield chain(warm, leaf)
        yield chain(leaf, spec("exponential_lr", gamma=0.98))
    yield sequence([5, 30, 31], warm, cosine, spec("constant_lr"), spec("exponential_lr", gamma=0.9))
    yield sequence([0], warm, cosine)
    yield sequence([0, 0], warm, cosine, spec("step_lr", step_size=10))
    yield sequence([], cosine)
    yield sequence([30, 5], warm, cosine, spec("exponential_lr", gamma=0.9))
    yield sequence([20], one_cycle, spec("one_cycle_lr", max_lr=0.1, total_steps=95, div_factor=3))
    yield sequence([20], cyclic, one_cycle)
    yield chain(one_cycle, spec("one_cycle_lr", max_lr=0.1, total_steps=120, cycle_momentum=False))
    yield chain(spec("swa_lr", swa_lr=0.05), spec("swa_lr", swa_lr=0.02, anneal_epochs=30))
    yield chain(sequence([8], warm, cosine), spec("exponential_lr", gamma=0.99))
    yield chain(chain(warm, cosine), spec("step_lr", step_size=11, gamma=0.5))
    yield sequence([40], sequence([8], warm, cosine), spec("exponential_lr", gamma=0.95))
    yield sequence([40], chain(warm, cosine), spec("exponential_lr", gamma=0.95))
    yield sequence([60], sequence([30], sequence([9], warm, cosine), cosine), cosine)
    yield sequence([20], warm, sequence([10], cosine, spec("exponential_lr", gamma=0.9)))
    yield sequence([20], warm, chain(cosine, spec("exponential_lr", gamma=0.9)))
    yield sequence([200], warm, chain(cosine))
    yield sequence([8], warm, spec("linear_lr", total_iters=0))
    yield sequence([8], warm, spec("polynomial_lr", total_iters=0))


def refused():
    """What PyTorch must refuse, with the parameter that the engine names."""
    plateau = spec("reduce_lr_on_plateau")
    step = spec("step_lr", step_size=3)
    yield "step_size", spec("step_lr", step_size=0)
    yield "step_size", spec("step_lr")
    yield "T_max", spec("cosine_annealing_lr", T_max=0)
    yield "T_max", spec("cosine_annealing_lr")
    yield "gamma", spec("exponential_lr")
    yield "milestones", spec("multi_step_lr")
    yield "max_lr", spec("one_cycle_lr", total_steps=10)
    yield "swa_lr", spec("swa_lr")
    yield "gama", spec("step_lr", step_size=3, gama=0.5)
    yield "factor", spec("constant_lr", factor=1.5)
    yield "factor", spec("constant_lr", factor=-0.1)
    yield "start_factor", spec("linear_lr", start_factor=0.0)
    yield "start_factor", spec("linear_lr", start_factor=1.1)
    yield "end_factor", spec("linear_lr", end_factor=-0.1)
    yield "end_factor", spec("linear_lr", end_factor=1.1)
    for value in [0, -3, 2.5]:
        yield "T_0", spec("cosine_annealing_warm_restarts", T_0=value)
    for value in [0, 1.5]:
        yield "T_mult", spec("cosine_annealing_warm_restarts", T_0=5, T_mult=value)
    yield "factor", spec("reduce_lr_on_plateau", factor=1.0)
    yield "mode", spec("reduce_lr_on_plateau", mode="up")
    yield "threshold_mode", spec("reduce_lr_on_plateau", threshold_mode="relative")
    yield "step_size_up", spec("cyclic_lr", base_lr=0.1, max_lr=0.2, step_size_up=0)
    yield "mode", spec("cyclic_lr", base_lr=0.1, max_lr=0.2, mode="square")
    yield "total_steps", spec("one_cycle_lr", max_lr=0.1)
    yield "total_steps", spec("one_cycle_lr", max_lr=0.1, epochs=3)
    for value in [0, -5, 2.5]:
        yield "total_steps", spec("one_cycle_lr", max_lr=0.1, total_steps=value)
    yield "epochs", spec("one_cycle_lr", max_lr=0.1, epochs=0, steps_per_epoch=3)
    yield "steps_per_epoch", spec("one_cycle_lr", max_lr=0.1, epochs=3, steps_per_epoch=-1)
    yield "total_steps", spec("one_cycle_lr", max_lr=0.1, total_steps=30)
    yield "pct_start", spec("one_cycle_lr", max_lr=0.1, total_steps=100, pct_start=1.5)
    yield "pct_start", spec("one_cycle_lr", max_lr=0.1, total_steps=100, pct_start=-0.5)
    yield "anneal_strategy", spec("one_cycle_lr", max_lr=0.1, total_steps=100, anneal_strategy="exp")
    yield "div_factor", spec("one_cycle_lr", max_lr=0.1, total_steps=100, div_factor=0)
    yield "final_div_factor", spec("one_cycle_lr", max_lr=0.1, total_steps=100, final_div_factor=0)
    yield "anneal_epochs", spec("swa_lr", swa_lr=0.1, anneal_epochs=-1)
    yield "anneal_strategy", spec("swa_lr", swa_lr=0.1, anneal_strategy="exp")
    yield "schedulers", chain()
    yield "schedulers", chain(step, plateau)
    yield "schedulers", sequence([])
    yield "schedulers", sequence([4], step, plateau)
    yield "milestones", sequence([], step, step)
    yield "milestones", sequence([4, 8], step, step)


def refused_by_transformers():
    yield "num_warmup_steps", spec("constant_schedule_with_warmup")
    yield "num_training_steps", spec("linear_schedule_with_warmup", num_warmup_steps=3)
    yield "lr_end", spec("polynomial_decay_schedule_with_warmup", **WARM, lr_end=0.2)
    yield "min_lr", spec("cosine_with_min_lr_schedule_with_warmup", **WARM)
    yield "min_lr", spec("cosine_with_min_lr_schedule_with_warmup", **WARM, min_lr=0.1, min_lr_rate=0.1)
    yield "timescale", spec("inverse_sqrt_schedule", num_warmup_steps=3, timescale=0)
    wsd = {"num_warmup_steps": 3, "num_decay_steps": 5}
    yield "num_training_steps", spec("wsd_schedule", **wsd)
    yield "warmup_type", spec("wsd_schedule", **wsd, num_stable_steps=9, warmup_type="sine")
    yield "decay_type", spec("wsd_schedule", **wsd, num_stable_steps=9, decay_type="sine")
