"""torch.nn.init with the random numbers that it drew, so that another generator can be put in its place."""

import json
import sys

import common
import torch
from activations import settings

SHAPES = [(5, 3), (3, 5), (4, 4), (1, 6), (17, 2)]


def gains():
    """calculate_gain of every name it knows."""
    names = ["linear", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d"]
    names += ["conv_transpose3d", "sigmoid", "tanh", "relu", "leaky_relu", "selu"]
    for name in names:
        for param in (None, 0.2) if name == "leaky_relu" else (None,):
            yield {"id": "gain", "name": name, "param": param, "gain": torch.nn.init.calculate_gain(name, param)}


def main():
    cases = list(gains())
    seed = 0
    for entry in json.load(sys.stdin)["initializers"]:
        function = common.attribute(torch, entry["forms"][0]["name"])
        signatures = common.signatures_of(torch, entry)
        for params in settings(entry["params"]):
            if params.get("a", 0) > params.get("b", 1) and entry["id"] == "uniform":
                continue
            for shape in SHAPES:
                seed += 1
                draws = {}
                for name, draw in (("next", torch.rand), ("normal", torch.randn)):
                    torch.manual_seed(seed)
                    draws[name] = draw(shape, dtype=torch.float64).flatten()
                torch.manual_seed(seed)
                weights = function(torch.empty(shape, dtype=torch.float64), **params)
                case = {"id": entry["id"], "signatures": signatures, "params": params, "shape": shape}
                used = {name: draw for name, draw in draws.items() if name == kind(entry["id"])}
                cases.append({**case, "draws": used, "weights": weights.flatten()})
    common.write("initializers", cases, torch)


def kind(name):
    """What it draws: uniforms or normals."""
    return "next" if "uniform" in name else "normal"


if __name__ == "__main__":
    main()
