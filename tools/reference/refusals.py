"""Which arguments the constructors of PyTorch refuse: systematically wrong calls of every public class."""

import contextlib
import io
import itertools
import multiprocessing
import pathlib
import re
import resource
import signal
import sys
import warnings

import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from common import write
from refusing.baselines import BASELINES, OF_MANY_GROUPS, WORLDS, missing, world
from refusing.derive import PAIRED, Written, misnamed, pairs, shapes, values_for
from refusing.together import TOGETHER

warnings.filterwarnings("ignore")
torch.set_num_threads(1)
#: What a file may bind to different objects.
NAMED = re.compile(r"\b(net|opt|dataset|sampler|batches|half|constant|exponential)\b")
ROOM, SECONDS, PROCESSES = 6 << 30, 5, 4
#: What another computer would take.
OF_THE_MACHINE = re.compile(r"CUDA|cuda|allocate memory|MemoryError|accelerator|not available|Default process group|out of memory")


#: What another optimizer would take, as such a list has an item for each of its groups.
OF_THE_GROUPS = re.compile(r"same length as optimizer.param_groups|Error: Expected \d+ lr_lambdas|Error: expected \d+ min_lrs")
#: What repeats the very word that is wrong.
NAMING = re.compile(r"(unexpected keyword argument|Invalid device string:|could not convert string to float:) .*")


class Undecided(BaseException):
    """Took too long, or too much memory."""


def stop(*_):
    raise Undecided


signal.signal(signal.SIGALRM, stop)
resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))


def attempt(source, which):
    """What PyTorch says against a call, or None where it takes it."""
    code = compile(source, "call", "eval")
    scope = world(which, source)
    signal.setitimer(signal.ITIMER_REAL, SECONDS, 1)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            eval(code, scope)
    except Undecided:
        raise
    except MemoryError as error:
        raise Undecided from error
    except Exception as error:
        first = re.sub(r"0x[0-9a-f]+", "0x…", str(error).strip().split("\n")[0])
        message = NAMING.sub(r"\1 …", first)[:90]
        if OF_THE_MACHINE.search(message):
            raise Undecided from error
        return f"{type(error).__name__}: {message}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return None


def verdict(source):
    """`accepted`, `depends` (on what the names stand for), `undecided`, or what PyTorch says."""
    try:
        compile(source, "call", "eval")
    except SyntaxError:
        return "undecided"
    worlds = WORLDS if NAMED.search(source) else WORLDS[:1]
    try:
        outcomes = [attempt(source, which) for which in worlds]
    except Undecided:
        return "undecided"
    refused = [one for one in outcomes if one is not None]
    if not refused:
        return "accepted"
    if any(OF_THE_GROUPS.search(one) for one in refused):
        more = [attempt(source, which) for which in OF_MANY_GROUPS]
        outcomes += more
        refused = [one for one in [*refused, *more] if one is not None]
    return "depends" if len(refused) < len(outcomes) else refused[-1]


def filed(outcomes):
    """The outcomes of many calls, by what PyTorch says."""
    by_outcome = {}
    for text, outcome in outcomes:
        if outcome != "undecided":
            by_outcome.setdefault(outcome, []).append(text)
    taken = {kind: by_outcome.pop(kind, []) for kind in ("accepted", "depends")}
    return {**{kind: texts for kind, texts in taken.items() if texts}, **({"refused": by_outcome} if by_outcome else {})}


def fill(template, *values):
    for i, value in enumerate(values):
        template = template.replace(f"{{{i}}}", value)
    return template


def qualified(source):
    module, name = source[: source.index("(")].split(".")
    home = {"nn": "torch.nn", "optim": "torch.optim", "data": "torch.utils.data"}
    return f"{home.get(module, f'torch.optim.{module}')}.{name}"


if missing():
    raise SystemExit(f"no call of {', '.join(missing())}")


def of_class(baselines):
    """All calls of one class."""
    cases, seen = [], set()
    name = qualified(baselines[0])
    for nth, source in enumerate(baselines):
        written = Written(source)
        template = written.text(keywords={**written.keywords, "{0}": "1"})
        words = [(word, verdict(fill(template, word))) for word in misnamed(written)]
        cases.append({"name": name, "call": template, **filed(words)})
        calls = [text for text in dict.fromkeys([source, *shapes(written)]) if text not in seen]
        seen.update(calls)
        cases.append({"name": name, **filed((text, verdict(text)) for text in calls)})
        single = {}
        for parameter in written.names():
            template = written.template(parameter)
            outcomes = [
                (value, verdict(fill(template, value))) for value in values_for(written, parameter, nth > 0)
            ]
            single[parameter] = dict(outcomes)
            cases.append({"name": name, "call": template, "parameter": parameter, **filed(outcomes)})
        if nth > 0:
            continue
        for first, second in pairs(written):
            template, outcomes = written.template(first, second), []
            for a, b in itertools.product(PAIRED, PAIRED):
                alone = [single[first][a], single[second][b]]
                if "undecided" in alone:
                    continue
                together = verdict(fill(template, a, b))
                if together != "undecided" and (together == "accepted") != (alone == ["accepted", "accepted"]):
                    outcomes.append((f"{a} & {b}", together))
            if outcomes:
                cases.append({"name": name, "call": template, "parameter": f"{first} & {second}", **filed(outcomes)})
    return cases


classes = {}
for source in BASELINES:
    classes.setdefault(qualified(source), []).append(source)
with multiprocessing.Pool(PROCESSES) as pool:
    cases = [case for found in pool.imap(of_class, classes.values()) for case in found]
by_name = {}
for source in TOGETHER:
    by_name.setdefault(qualified(source), []).append((source, verdict(source)))
cases.extend({"name": name, **filed(outcomes)} for name, outcomes in by_name.items())
write("refusals", cases, torch)
