"""Random Sequentials, and inputs that real PyTorch sends through them, or none of a broad search.

Half of the Sequentials are made along a real input, layer by layer; the others are such with a number,
an order or a layer changed. The input that a hover shows is asked of tools/shownInputs.ts and tried too.
"""

import itertools
import json
import random
import re
import subprocess
import warnings

import torch
from torch import nn

from common import write

warnings.filterwarnings("ignore")
torch.manual_seed(0)
torch.set_num_threads(1)
rng = random.Random(11)
COUNT = 90
LONGEST_SEARCH = 24
MOST_NUMBERS = 60_000


def pick(*options):
    return rng.choice(options)


def pairs(axes, low, high):
    """One number, or one an axis."""
    if axes == 1 or rng.random() < 0.7:
        return str(rng.randint(low, high))
    return "(" + ", ".join(str(rng.randint(low, high)) for _ in range(axes)) + ")"


def spatial(axes, channels):
    """A layer for `axes` axes behind that of the channels."""
    kernel = rng.randint(1, 4)
    groups = pick(1, 1, 1, *(g for g in (2, 3, 4) if channels % g == 0))
    out = groups * rng.randint(1, 4)
    padding = rng.randint(0, kernel // 2)
    kinds = [
        lambda: f"nn.Conv{axes}d({channels}, {out}, {pairs(axes, 1, 4)}, stride={rng.randint(1, 2)}, "
        f"padding={pairs(axes, 0, 2)}, groups={groups})",
        lambda: f"nn.Conv{axes}d({channels}, {out}, {kernel}, dilation={rng.randint(1, 2)})",
        lambda: f"nn.Conv{axes}d({channels}, {out}, {rng.randint(1, 4)}, padding='same')",
        lambda: f"nn.ConvTranspose{axes}d({channels}, {out}, {rng.randint(2, 4)}, stride=2, padding=1)",
        lambda: f"nn.MaxPool{axes}d({max(kernel, 1)}, stride={pick(1, 2, None)}, padding={padding}, "
        f"ceil_mode={pick(True, False)})",
        lambda: f"nn.AvgPool{axes}d({max(kernel, 1)}, stride={rng.randint(1, 3)}, ceil_mode={pick(True, False)})",
        lambda: f"nn.LPPool{axes}d(2, 2)",
        lambda: f"nn.AdaptiveAvgPool{axes}d({pairs(axes, 1, 4)})",
        lambda: f"nn.AdaptiveMaxPool{axes}d({rng.randint(1, 4)})",
        lambda: f"nn.BatchNorm{axes}d({channels}, affine={pick(True, True, False)})",
        lambda: f"nn.InstanceNorm{axes}d({channels}, affine={pick(True, False)})",
        lambda: f"nn.{pick('Zero', 'Reflection', 'Replication', 'Circular')}Pad{axes}d({rng.randint(1, 2)})",
        lambda: f"nn.Upsample(scale_factor={pick(2, 1.5)}, mode='nearest')",
        lambda: f"nn.Dropout{axes}d(0.1)",
        lambda: f"nn.LazyConv{axes}d({rng.randint(1, 4)}, {kernel})",
        lambda: f"nn.LazyBatchNorm{axes}d()",
    ]
    if axes == 2:
        kinds += [
            lambda: "nn.PixelShuffle(2)",
            lambda: "nn.PixelUnshuffle(2)",
            lambda: f"nn.ChannelShuffle({groups})",
            lambda: f"nn.Upsample(size={pairs(2, 3, 9)}, mode='bilinear')",
            lambda: "nn.UpsamplingBilinear2d(scale_factor=2)",
            lambda: f"nn.Unfold({rng.randint(1, 3)})",
            lambda: "nn.Softmax2d()",
        ]
    return pick(*kinds)()


def general(shape):
    """A layer that takes many numbers of axes."""
    last = shape[-1] if shape else 1
    channels = shape[1] if len(shape) > 1 else last
    axis = rng.randint(0, max(len(shape) - 1, 0))
    divisor = pick(*(d for d in (1, 2, 3, 4) if last % d == 0))
    return pick(
        lambda: pick("nn.ReLU()", "nn.Tanh()", "nn.Dropout(0.1)", "nn.Identity()", "nn.GELU()"),
        lambda: f"nn.Linear({last}, {rng.randint(1, 12)})",
        lambda: f"nn.Linear({last}, {rng.randint(1, 12)})",
        lambda: f"nn.LazyLinear({rng.randint(1, 12)})",
        lambda: f"nn.LayerNorm({last})",
        lambda: f"nn.LayerNorm({tuple(shape[-2:])})",
        lambda: f"nn.RMSNorm({last})",
        lambda: "nn.Flatten()",
        lambda: "nn.Flatten()",
        lambda: f"nn.Flatten({axis}, {rng.randint(axis, max(len(shape) - 1, axis))})",
        lambda: f"nn.Unflatten({axis}, ({pick(1, -1)}, {shape[axis] if shape else 1}))",
        lambda: f"nn.Unflatten(-1, ({divisor}, {last // divisor}))",
        lambda: f"nn.Softmax(dim={rng.randint(-2, 2)})",
        lambda: f"nn.PReLU({pick(1, channels)})",
        lambda: f"nn.GroupNorm({pick(*(g for g in (1, 2, 3) if channels % g == 0))}, {channels})",
        lambda: f"nn.BatchNorm1d({channels})",
        lambda: f"nn.GLU({rng.randint(-2, 1)})",
        lambda: f"nn.{pick('LSTM', 'GRU', 'RNN')}({last}, {rng.randint(1, 6)}, batch_first={pick(True, False)})",
        lambda: f"nn.GRUCell({last}, {rng.randint(1, 6)})",
        lambda: f"nn.TransformerEncoderLayer({last}, {divisor}, 8, batch_first=True)",
    )()


def proposal(shape):
    axes = rng.choice([len(shape) - 1, len(shape) - 2])
    if 1 <= axes <= 3 and rng.random() < 0.6:
        return spatial(axes, shape[-axes - 1])
    return general(shape)


def first_input():
    kind = rng.random()
    if kind < 0.5:
        return torch.rand(pick((2,), (2,), ()) + (rng.randint(1, 6), rng.randint(5, 20), rng.randint(5, 20)))
    if kind < 0.65:
        return torch.rand(pick((2,), ()) + (rng.randint(1, 6), rng.randint(6, 30)))
    if kind < 0.75:
        return torch.rand(pick((2,), ()) + (rng.randint(1, 3), *(rng.randint(4, 9) for _ in range(3))))
    if kind < 0.95:
        return torch.rand(tuple(rng.randint(2, 8) for _ in range(rng.randint(1, 3))))
    return torch.zeros(tuple(rng.randint(2, 8) for _ in range(rng.randint(1, 2))), dtype=torch.long)


def made(source):
    try:
        module = eval(source, {"torch": torch, "nn": nn}).eval()
    except (RuntimeError, ValueError, TypeError, AssertionError, ZeroDivisionError):
        return None
    return module


def first_of(value):
    return value[0] if isinstance(value, tuple) else value


def through(sources, x):
    """What each layer gives, or None where one refuses."""
    shapes = []
    with torch.no_grad():
        for source in sources:
            module = made(source)
            if module is None:
                return None
            try:
                x = module(x)
            except (RuntimeError, ValueError, TypeError, AssertionError, IndexError, AttributeError,
                    NotImplementedError, ZeroDivisionError):
                return None
            shapes.append(list(first_of(x).shape))
    return shapes


def grown():
    """Layers that an input goes through."""
    x = first_input()
    start = x
    sources = []
    if x.dtype is torch.long:
        sources.append(f"nn.Embedding({rng.randint(9, 20)}, {rng.randint(2, 6)})")
        x = made(sources[0])(x)
    wanted = rng.randint(2, 6)
    for _ in range(60):
        if len(sources) >= wanted or isinstance(x, tuple):
            break
        source = proposal(list(x.shape))
        module = made(source)
        if module is None:
            continue
        try:
            with torch.no_grad():
                after = module(x)
        except (RuntimeError, ValueError, TypeError, AssertionError, IndexError, NotImplementedError):
            continue
        if first_of(after).numel() > 30000 or first_of(after).numel() == 0:
            continue
        sources.append(source)
        x = after
    return sources, start


def changed(sources):
    sources = list(sources)
    at = rng.randrange(len(sources))
    kind = rng.random()
    if kind < 0.55:
        numbers = list(re.finditer(r"(?<![\w.])\d+(?![\w.])", sources[at]))
        if numbers and "scale_factor" not in sources[at]:
            number = rng.choice(numbers)
            sources[at] = sources[at][: number.start()] + str(rng.randint(1, 12)) + sources[at][number.end() :]
    elif kind < 0.7 and len(sources) > 2:
        del sources[at]
    elif kind < 0.85:
        other = rng.randrange(len(sources))
        sources[at], sources[other] = sources[other], sources[at]
    else:
        sources.insert(at, proposal([2, rng.randint(1, 6), *(rng.randint(3, 9) for _ in range(rng.randint(0, 2)))]))
    return sources


class TooLarge(Exception):
    """A search that would not end: its Sequential is left out."""


class Modules:
    """Modules made once, but for lazy ones, which the first input shapes."""

    def __init__(self, sources):
        self.sources = sources
        self.ready = [None if "Lazy" in source else made(source) for source in sources]

    def takes(self, x):
        try:
            with torch.no_grad():
                for source, module in zip(self.sources, self.ready):
                    if first_of(x).numel() > MOST_NUMBERS:
                        raise TooLarge
                    x = (module or made(source))(x)
        except TooLarge:
            raise
        except Exception:
            return False
        return True


def inputs_for(sources):
    """A broad choice of inputs: all numbers of axes, lengths that the layers name, and small ones."""
    text = " ".join(sources)
    named = sorted({int(n) for n in re.findall(r"(?<![\w.])\d+(?![\w.])", text) if 0 < int(n) <= 400})
    products = sorted({a * b for a in named for b in named if a * b <= 400})
    kinds = (torch.float32, torch.long) if "Embedding" in text else (torch.float32,)
    for dtype in kinds:
        yield torch.zeros((), dtype=dtype)
        for length in sorted({*named, *products, *range(1, 13)}):
            yield torch.zeros((length,), dtype=dtype)
            yield torch.zeros((2, length), dtype=dtype)
        small = sorted({*named, *range(1, 10)})
        couples = list(itertools.product(small, small))
        for a, b in rng.sample(couples, min(len(couples), 160)):
            yield torch.zeros((a, b), dtype=dtype)
            yield torch.zeros((2, a, b), dtype=dtype)
        for axes in (3, 4, 5):
            for _ in range(50):
                shape = [rng.choice(named or small) if rng.random() < 0.6 else rng.randint(1, 14) for _ in range(axes)]
                if torch.Size(shape).numel() < 40000:
                    yield torch.zeros(shape, dtype=dtype)
    if not re.search("Flatten|fold|flatten|LayerNorm|RMSNorm|BatchNorm1d|Linear", text):
        return
    channels = [int(n) for n in re.findall(r"(?:Conv\w*|BatchNorm\w*)\((\d+)", text)][:1] or [1, 2]
    for channel in channels:
        for height, width in itertools.product(range(1, LONGEST_SEARCH), repeat=2):
            if height <= 9 or (height + width) % 3 == 0:
                yield torch.zeros((2, channel, height, width))
                yield torch.zeros((channel, height, width))


def search(sources):
    modules = Modules(sources)
    for x in inputs_for(sources):
        if modules.takes(x):
            return x
    return None


chosen = []
seen = set()
while len(chosen) < COUNT:
    sources, x = grown()
    if len(sources) < 2:
        continue
    if len(chosen) % 2 == 1:
        sources = changed(sources)
        if any(made(source) is None for source in sources) or len(sources) < 2:
            continue
        try:
            x = x if through(sources, x) else search(sources)
        except TooLarge:
            continue
    source = f"nn.Sequential({', '.join(sources)})"
    if source in seen:
        continue
    seen.add(source)
    case = {"source": source}
    if x is not None:
        case["input"] = list(x.shape)
        case["shapes"] = through(sources, x)
        if x.dtype is torch.long:
            case["whole"] = True
    chosen.append((sources, case))

asked = subprocess.run(
    ["npx", "tsx", "tools/shownInputs.ts"],
    input=json.dumps([case["source"] for _, case in chosen]),
    stdout=subprocess.PIPE,
    text=True,
    check=True,
)
for (sources, case), shown in zip(chosen, json.loads(asked.stdout)):
    if shown is None:
        continue
    if None in shown:
        raise SystemExit(f"{case['source']} is shown for an input with a letter that has no value")
    tried = [through(sources, torch.zeros(shown, dtype=dtype)) for dtype in (torch.float32, torch.long)]
    shapes = tried[0] or tried[1]
    case["shown"] = {"input": shown, "shapes": shapes}
    if shapes and "input" not in case:
        case["input"] = shown
        case["shapes"] = shapes

cases = [case for _, case in chosen]
print(f"{sum('input' in case for case in cases)} are taken, {sum('input' not in case for case in cases)} are not")
write("sequentials", cases, torch)
