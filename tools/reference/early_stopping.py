"""When the EarlyStopping callbacks of Keras and Lightning stop on given curves.

Keras compares in its floatx, set to float64 here.
"""

import itertools
import math
import os
import random
import sys
import types

import common

os.environ.setdefault("KERAS_BACKEND", "torch")
try:
    import keras
    import lightning
    import torch
except ImportError as missing:
    print(f"{missing.name} is not installed: the fixture of early stopping stays as it is")
    sys.exit()


def curves():
    drawn = random.Random(11)
    yield [math.exp(-i / 6) + 0.15 * drawn.random() for i in range(40)]
    yield [math.sin(i / 3) - i / 40 for i in range(40)]
    yield [0.5] * 12
    yield [1.0, 0.9, math.nan, 0.8, 0.85, math.inf, 0.7, 0.75, 0.76, 0.77, 0.78, 0.79]
    yield [math.nan, 1.0, 0.5, 0.4, 0.3]
    yield [1.0, 0.5, 0.25, 0.125, 0.0625]
    yield [2.0]
    yield []


def run_keras(values, params):
    keras.config.set_floatx("float64")
    callback = keras.callbacks.EarlyStopping(monitor="loss", **params)
    callback.set_model(types.SimpleNamespace(stop_training=False))
    callback.on_train_begin()
    ended = None
    for epoch, value in enumerate(values):
        callback.on_epoch_end(epoch, {"loss": value})
        if callback.model.stop_training:
            ended = epoch
            break
    return {"index": ended, "waited": callback.wait, "best_value": callback.best}


def run_lightning(values, params):
    callback = lightning.pytorch.callbacks.EarlyStopping(monitor="loss", **params)
    ended = None
    for epoch, value in enumerate(values):
        stop, _ = callback._evaluate_stopping_criteria(torch.tensor(value, dtype=torch.float64))
        if stop:
            ended = epoch
            break
    best = callback.best_score.item()
    return {"index": ended, "waited": callback.wait_count, "best_value": None if math.isinf(best) else best}


def settings(**options):
    for values in itertools.product(*options.values()):
        yield dict(zip(options, values))


def main():
    sys.stdin.read()
    usual = {"mode": ["min", "max"], "patience": [0, 1, 4], "min_delta": [0, 0.05]}
    keras_settings = [
        *settings(**usual),
        *settings(**usual, baseline=[0.6], start_from_epoch=[0, 3]),
        {"mode": "min", "patience": 2, "min_delta": -0.05},
    ]
    lightning_settings = [
        {"mode": "min"},
        *settings(**usual, check_finite=[True, False]),
        *settings(mode=["min"], stopping_threshold=[0.3, None], divergence_threshold=[0.95, None]),
        *settings(mode=["max"], stopping_threshold=[0.7, None], divergence_threshold=[0.1, None]),
        {"mode": "min", "patience": 2, "min_delta": -0.05},
    ]
    cases = [
        {"library": library, "values": values, "params": params, **run(values, params)}
        for values in curves()
        for library, run, all_params in (
            ("keras", run_keras, keras_settings),
            ("lightning", run_lightning, lightning_settings),
        )
        for params in all_params
    ]
    common.write("early_stopping", cases, keras, lightning, torch)


main()
