"""Runs the cases of the answers on real PyTorch and compares what their marks say.

Standard input: {"symbols": {name: kind}, "cases": [{"id", "files", "main", "notRun", "then", "marks"}]},
a mark being {"file", "line", "column", "word", "what", "name", "parameter", "verdict", "isUnproven",
"writtenIn"}. Lines count from 1, columns from 0 in characters. Every marked expression is recorded when
it is evaluated, then named from the object that it gave: a class, function or module by itself, an
object by its class, a method by the class that defines it publicly.

Standard output: a line for each disagreement, then the counts. Fails if there is one.
"""

import ast
import collections
import contextlib
import importlib
import inspect
import io
import json
import os
import sys
import tempfile
import traceback
import warnings
from pathlib import Path

import torch

from answering.marking import Finder, Recorder
from answering.names import MISSING, Names, resolve


def raises(call):
    """For the lines after a case: fails unless the call does."""
    try:
        call()
    except Exception:
        return
    raise AssertionError("it is not refused")


def run(case, names):
    """The disagreements of a case and how many of its marks are proven."""
    marks = case["marks"]
    for key, mark in enumerate(marks):
        mark["key"] = key
    recorder = Recorder()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder).resolve()
        for name, text in case["files"].items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        finder = Finder(folder, marks, recorder)
        before = set(sys.modules)
        sys.meta_path.insert(0, finder)
        os.chdir(folder)
        sys.argv = ["main.py"]
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                space = {"__name__": "__main__", "__builtins__": __builtins__}
                main = case["main"]
                if "/" in main:
                    module = importlib.import_module(main.removesuffix(".py").replace("/", "."))
                    space = module.__dict__
                else:
                    finder.run(folder / main, space)
                space.update(raises=raises)
                exec("\n".join(case["then"]), space)
        except BaseException as error:
            tail = traceback.extract_tb(error.__traceback__)[-1]
            wrong.append(f"{case['id']}: {type(error).__name__}: {error} ({tail.line})")
        finally:
            os.chdir("/")
            sys.meta_path.remove(finder)
        proven = 0 if wrong else sum(judge(case, mark, finder, names, wrong) for mark in marks)
        for name in set(sys.modules) - before:
            if getattr(sys.modules[name], "__file__", None) and str(folder) in str(
                sys.modules[name].__file__
            ):
                del sys.modules[name]
        for name in list(sys.modules):
            spec = getattr(sys.modules[name], "__spec__", None)
            if spec and spec.submodule_search_locations and str(folder) in str(
                list(spec.submodule_search_locations)
            ):
                del sys.modules[name]
    return wrong, proven


def judge(case, mark, finder, names, wrong):
    """Adds how a mark differs from the real object; whether it could be compared."""
    where = f"{case['id']}:{mark['writtenIn']} {mark['word']}"
    recorder, key, what = finder.recorder, mark["key"], mark["what"]
    verdict = mark.get("verdict")
    if verdict and mark["what"] != "keyword":
        if key not in recorder.raised:
            if not mark["isUnproven"]:
                wrong.append(f"{where}: the call is never made")
            return False
        error = recorder.raised[key]
        if verdict == "refused" and error is None:
            wrong.append(f"{where}: PyTorch accepts the call")
        if verdict == "accepted" and error is not None:
            wrong.append(f"{where}: PyTorch refuses the call: {error}")
    if mark["isUnproven"] or what in ("term", "any") or not mark["file"].endswith(".py"):
        return False
    marker = finder.markers.get(mark["file"])
    seen = recorder.seen.get(key, [])
    if marker and key in marker.imports:
        seen = [(MISSING, None, resolve(marker.imports[key]))]
    if marker and key in marker.texts:
        seen = [of_text(*marker.texts[key], mark["word"], finder.spaces[mark["file"]])]
    if what == "nothing":
        return bool(seen)
    if not seen:
        wrong.append(f"{where}: is never evaluated")
        return False
    for owner, attribute, value in seen:
        if what == "own":
            kind = value if isinstance(value, type) else type(value)
            if mark["name"] not in (kind.__name__, getattr(value, "__name__", None)):
                wrong.append(f"{where}: is {value!r:.80}, not {mark['name']}")
                return False
            continue
        if not names.is_right(mark["name"], owner, attribute, value):
            others = ", ".join(names.of(owner, attribute, value)[:3])
            wrong.append(f"{where}: is {value!r:.80} ({others}), not {mark['name']}")
            return False
        if what == "keyword" and not has_parameter(value, mark["parameter"]):
            wrong.append(f"{where}: {mark['name']} has no parameter {mark['parameter']}")
            return False
    return True


def has_parameter(function, name):
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return True  # a built-in function tells nothing
    return any(one.name == name or one.kind is one.VAR_KEYWORD for one in parameters)


def of_text(text, at, word, space):
    """The object of the identifier in a quoted annotation."""
    tree = ast.parse(text.strip(), mode="eval")
    for node in ast.walk(tree):
        start = getattr(node, "col_offset", None)
        if isinstance(node, ast.Attribute):
            start = node.end_col_offset - len(node.attr)
        if isinstance(node, (ast.Name, ast.Attribute)) and start == at:
            return MISSING, None, eval(ast.unparse(node), space)
    raise LookupError(word)


def main():
    given = json.load(sys.stdin)
    torch.manual_seed(0)
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    names = Names(given["symbols"])
    counts = collections.Counter()
    failed = False
    for case in given["cases"]:
        counts["cases"] += 1
        counts["marks"] += len(case["marks"])
        if case["notRun"] is not None:
            counts["cases not run"] += 1
            counts["marks not run"] += len(case["marks"])
            continue
        wrong, proven = run(case, names)
        counts["proven"] += proven
        for line in wrong:
            failed = True
            print(line)
    print(json.dumps({"torch": torch.__version__, **counts}))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
