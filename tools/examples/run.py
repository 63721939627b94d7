"""
Runs the examples of the entries with the real packages and compares what the entries say of signatures.

Standard input is `{packages, questions}`: the name on PyPI of every package by the name that Python imports, and
`{id, kind, signature, example}` for each entry. Standard output is `{versions, unchecked, problems}`: what is
installed, the questions about packages that are not, and each problem as `{id, text}`. Warnings are errors. A
comment that starts with an arrow is what its line evaluates to.
"""

import ast
import contextlib
import importlib.metadata
import io
import json
import os
import pathlib
import re
import sys
import tempfile
import traceback
import warnings

import numpy
import torch
import torch.nn.functional as F
from torch import nn, optim

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "signatures"))
import describe  # noqa: E402

ARROW = re.compile(r"#\s*→\s*(.+)$")


def run(example):
    """Runs the code line by line and compares the values that its comments promise."""
    torch.manual_seed(0)
    scope = {"torch": torch, "nn": nn, "F": F, "optim": optim, "__name__": "__main__"}
    lines = example.split("\n")
    for statement in ast.parse(example).body:
        promise = ARROW.search(lines[statement.end_lineno - 1])
        code = ast.Module([statement], type_ignores=[])
        if not promise:
            exec(compile(code, "<example>", "exec"), scope)
            continue
        if isinstance(statement, ast.Expr):
            value = eval(compile(ast.Expression(statement.value), "<example>", "eval"), scope)
        elif isinstance(statement, ast.Assign):
            exec(compile(code, "<example>", "exec"), scope)
            value = eval(compile(ast.Expression(load(statement.targets[0])), "<example>", "eval"), scope)
        else:
            return f"a promise stands behind what has no value: {lines[statement.end_lineno - 1]}"
        if squeezed(repr(value)) != squeezed(promise[1]):
            return f"gives {squeezed(repr(value))}, not {squeezed(promise[1])}"
    return None


def load(target):
    """The target of an assignment as an expression."""
    for node in ast.walk(target):
        if hasattr(node, "ctx"):
            node.ctx = ast.Load()
    return target


def squeezed(text):
    """Without what depends on how PyTorch breaks lines, and without the names of gradient functions."""
    text = re.sub(r",?\s*grad_fn=<[^>]*>", "", text)
    return re.sub(r"\s+", " ", text).replace("( ", "(").replace("[ ", "[").strip()


def found(name):
    """The object behind a qualified name."""
    parts = name.split(".")
    for i in range(len(parts), 0, -1):
        try:
            value = importlib.import_module(".".join(parts[:i]))
        except ImportError:
            continue
        for part in parts[i:]:
            value = getattr(value, part, None)
        return value
    return None


def problem_of(entry):
    value = found(entry["id"])
    if callable(value) and "signature" in entry:
        drops_self = entry["kind"] == "method" and not isinstance(value, type(torch.manual_seed.__get__(0)))
        signature = describe.signature_of(value, entry["id"], drops_self)[0]
        if (signature or "") != entry["signature"]:
            return f"has the signature ({signature}), not ({entry['signature']})"
    if value is None:
        owner, _, leaf = entry["id"].rpartition(".")
        # An attribute that only objects have, such as Optimizer.param_groups.
        if found(owner) is None or not leaf.isidentifier():
            return "does not exist"
    example = entry.get("example")
    if example is None:
        return None
    folder = os.getcwd()
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("error")
        os.chdir(scratch)
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                return run(example)
        except BaseException as error:
            return traceback.format_exception_only(error)[-1].strip()
        finally:
            os.chdir(folder)
            torch.set_default_dtype(torch.float32)
            torch.set_grad_enabled(True)
            torch.use_deterministic_algorithms(False)


def version(package):
    try:
        return importlib.metadata.version(package).split("+")[0]
    except importlib.metadata.PackageNotFoundError:
        return None


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.set_warn_always(True)
    numpy.random.seed(0)
    given = json.load(sys.stdin)
    versions = {name: version(package) for name, package in given["packages"].items()}
    unchecked, problems = [], []
    for entry in given["questions"]:
        if versions[entry["id"].split(".")[0]] is None:
            unchecked.append(entry["id"])
            continue
        text = problem_of(entry)
        if text:
            problems.append({"id": entry["id"], "text": text})
    versions = {given["packages"][name]: text for name, text in versions.items() if text}
    versions["numpy"] = version("numpy")
    json.dump({"versions": versions, "unchecked": unchecked, "problems": problems}, sys.stdout)
