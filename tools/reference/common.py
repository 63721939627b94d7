"""What the programs that write reference values share."""

import inspect
import json
import math
import pathlib
import platform

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "test" / "fixtures" / "reference"


def attribute(module, qualified):
    """The object behind `torch.nn.GELU`, given the module `torch`."""
    value = module
    for part in qualified.split(".")[1:]:
        value = getattr(value, part)
    return value


def signature_of(function):
    """The parameters as `input, *, approximate='none'`, or None for a built-in function."""
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return None
    if [parameter.kind.name for parameter in parameters] == ["VAR_POSITIONAL", "VAR_KEYWORD"]:
        return ""  # a module without a constructor of its own
    parts = []
    for parameter in parameters:
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in parts:
            parts.append("*")
        default = "" if parameter.default is parameter.empty else f"={parameter.default!r}"
        parts.append(parameter.name + default)
    return ", ".join(parts)


def signatures_of(module, entry):
    """The real signature of every form of an entry of a registry."""
    return {form["name"]: signature_of(attribute(module, form["name"])) for form in entry["forms"]}


def plain(value):
    """Turns numbers, arrays and tensors into JSON; NaN, infinities and -0 become strings."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        if value == 0 and math.copysign(1, value) < 0:
            return "-0"
    return value


def write(name, cases, *modules):
    """Writes `cases` to the fixture `name`, with the versions of Python and of the given modules."""
    versions = {"python": platform.python_version()}
    versions.update({module.__name__: module.__version__.split("+")[0] for module in modules})
    FIXTURES.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(json.dumps(plain(case), allow_nan=False) for case in cases)
    head = json.dumps(versions)
    (FIXTURES / f"{name}.json").write_text(f'{{"versions": {head},\n"cases": [\n{lines}\n]}}\n')
    print(f"{name}: {len(cases)} cases")
