"""Small networks with given weights: output, loss and all gradients by autograd."""

import json
import sys

import common
import torch
from activations import precision

torch.manual_seed(12)
ROWS = 6


def module(entry):
    """An activation with its defaults; those without defaults get the engine's."""
    if "dim" in entry["forms"][0]["signature"]:
        return common.attribute(torch, entry["forms"][0]["name"])(dim=1)
    required = {name: spec["default"] for name, spec in entry["params"].items() if spec.get("required")}
    return common.attribute(torch, entry["forms"][0]["name"])(**required, **precision(entry)).eval()


def normal(*shape):
    return torch.randn(*shape, dtype=torch.float64)


def targets(loss, outputs):
    """Operands of a loss besides the first, for ROWS rows."""
    if loss in ("cross_entropy_loss", "nll_loss", "multi_margin_loss"):
        return {"target": torch.randint(outputs, (ROWS,))}
    if loss == "multi_label_margin_loss":
        return {"target": torch.tensor([[1, -1, 0], [0, 2, -1], [-1, 0, 0], [2, -1, -1], [0, 1, 2], [1, 0, -1]])}
    if loss in ("hinge_embedding_loss", "soft_margin_loss"):
        return {"target": normal(ROWS, outputs).sign()}
    if loss == "gaussian_nll_loss":
        return {"target": normal(ROWS, outputs), "var": normal(ROWS, outputs).abs() + 0.1}
    if loss in ("bce_loss", "bce_with_logits_loss", "multi_label_soft_margin_loss", "kl_div_loss"):
        return {"target": torch.rand(ROWS, outputs, dtype=torch.float64)}
    return {"target": normal(ROWS, outputs)}


def named(activation, by_id):
    """The activation of a layer, with a value for each parameter that has no default."""
    if not activation:
        return {}
    params = by_id[activation]["params"]
    needed = {name: spec["default"] for name, spec in params.items() if spec.get("required")}
    return {"activation": activation, **({"activationParams": needed} if needed else {})}


def case(title, inputs, layers, loss, by_id):
    """`layers` are (outputs, id of the activation or None, bias)."""
    parts, width = [], inputs
    for outputs, activation, bias in layers:
        parts.append(torch.nn.Linear(width, outputs, bias=bias, dtype=torch.float64))
        if activation:
            parts.append(module(by_id[activation]))
        width = outputs
    network = torch.nn.Sequential(*parts)
    x = normal(ROWS, inputs).requires_grad_()
    y = network(x)
    others = targets(loss, width)
    value = common.attribute(torch, by_id[loss]["forms"][0]["name"])()(y, *others.values())
    value.backward()
    linear = [p for part in parts if isinstance(part, torch.nn.Linear) for p in part.parameters()]
    return {
        "title": title,
        "inputs": inputs,
        "layers": [
            {"outputs": outputs, "bias": bias, **named(activation, by_id)}
            for outputs, activation, bias in layers
        ],
        "loss": loss,
        "parameters": torch.cat([p.detach().flatten() for p in linear]),
        "shapes": [list(p.shape) for p in linear],
        "x": x.detach().flatten(),
        "operands": {name: value.double().flatten() for name, value in others.items()},
        "y": y.detach().flatten(),
        "value": value.detach(),
        "gradients": torch.cat([p.grad.flatten() for p in linear]),
        "inputGradient": x.grad.flatten(),
    }


def main():
    registries = json.load(sys.stdin)
    families = ("activations", "vectorActivations", "losses")
    by_id = {entry["id"]: entry for family in families for entry in registries[family]}
    cases = []
    for entry in registries["activations"] + registries["vectorActivations"]:
        layers = [(4, entry["id"], True), (2, None, True)]
        cases.append(case(f"3-4-2 with {entry['id']}", 3, layers, "mse_loss", by_id))
    for entry in registries["losses"]:
        if entry["operands"][0] != "input":
            continue
        last = {"bce_loss": "sigmoid", "nll_loss": "log_softmax", "kl_div_loss": "log_softmax"}.get(entry["id"])
        layers = [(5, "tanh", True), (3, last, True)]
        cases.append(case(f"4-5-3 with {entry['id']}", 4, layers, entry["id"], by_id))
    deep = [(16, "gelu", True), (16, "silu", False), (8, "elu", True), (3, None, True)]
    cases.append(case("2-16-16-8-3, one layer without bias", 2, deep, "cross_entropy_loss", by_id))
    cases.append(case("a single unit", 1, [(1, None, True)], "mse_loss", by_id))
    common.write("networks", cases, torch)


main()
