"""What the programs that write reference values share."""

import json
import math
import pathlib
import platform

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "test" / "fixtures" / "reference"


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
