"""
Writes to `content/facts.json` which names of the packages are one thing, what replaces a deprecated name, and which
attributes of objects keep what their class was called with:

    python tools/signatures/facts.py einops lightning

Only what concerns these packages is found out anew. Standard input is the same as that of `extract.py`.
The names are those of `content/signatures/`. Two of them are one thing where they are the same object, where
PyTorch's documentation or its tests call one the alias, the method or the in-place version of the other, or where
the names say so: the function of a module, its lazy form, its forms for one, two and three dimensions.
"""

import ast
import importlib
import inspect
import json
import pathlib
import re
import sys
import textwrap
import warnings

import extract
import libraries
import torch
import torch.nn.functional
from torch.testing._internal.common_methods_invocations import op_db

CALLABLE = ("class", "function", "method")
OBJECTS = (*CALLABLE, "property", "dtype")
# What a docstring begins with after the line that repeats the signature.
ANOTHER_NAME = re.compile(
    r"(?:In-place version of|Out-of-place version of|(?:This is an |Deprecated )?[Aa]lias (?:for|of|to)|See)\s+"
    r":(?:func|meth|class|attr):`~?\.?([\w.]+)(?:\(\))?`(.*)"
)
# How the functions of torch.nn.functional point to their modules.
MODULE = re.compile(r"See\s+:class:`~?(torch\.nn\.\w+)`")
# In-place methods that fill a tensor anew; without the last letter they read it.
ANEW = ("bernoulli", "normal")
INSTEAD = re.compile(
    r"(?:[Uu]se|in favor of|see|was renamed to|replaced by)\s+(?::\w+:)?(?:the )?`{1,2}~?\.?([^`]+)`"
)
CONVERSIONS = ("int", "float", "bool", "list", "tuple", "_single", "_pair", "_triple", "_ntuple(2)")
DIMENSIONS = re.compile(r"[123]d(?=$|_)")


def found(name):
    """The object behind a qualified name, or None."""
    parts = name.split(".")
    for i in range(len(parts), 0, -1):
        try:
            value = sys.modules.get(".".join(parts[:i])) or importlib.import_module(".".join(parts[:i]))
            for part in parts[i:]:
                value = getattr(value, part)
            return value
        except Exception:
            continue
    return None


def unwrapped(value):
    """A function without the decorators around it."""
    return inspect.unwrap(value) if inspect.isfunction(value) else value


def text_of(value):
    """A docstring without the lines that repeat the signature."""
    text = getattr(value, "__doc__", None)
    if not isinstance(text, str):
        return ""
    lines = [line.strip() for line in text.strip().split("\n")]
    while lines and (not lines[0] or re.match(r"[\w.]+\(.*\)\s*(->.*)?$", lines[0])):
        lines.pop(0)
    return " ".join(lines[: lines.index("") if "" in lines else None])


class Names:
    """The names of the packages, joined into groups."""

    def __init__(self, kinds, homes):
        self.kinds = kinds
        self.homes = homes
        self.parents = {}

    def home(self, name):
        """The name that a symbol goes by, or None where there is no such symbol."""
        name = self.homes.get(name, name)
        return name if self.kinds.get(name) in OBJECTS else None

    def root(self, name):
        while self.parents.get(name, name) != name:
            name = self.parents[name]
        return name

    def join(self, *names):
        first, *others = [home for home in map(self.home, names) if home] or [None]
        for other in others:
            self.parents[self.root(other)] = self.root(first)

    def groups(self):
        grouped = {}
        for name in self.kinds:
            grouped.setdefault(self.root(name), []).append(name)
        return sorted(sorted(group) for group in grouped.values() if len(group) > 1)


def documented(name, value):
    """The names that the documentation of another one leads to."""
    text = text_of(value)
    match = ANOTHER_NAME.match(text)
    if match and not match[0].startswith("See"):
        return [match[1] if match[1].startswith("torch.") else f"torch.{match[1]}"]
    owner, _, leaf = name.rpartition(".")
    if owner == "torch.nn.functional":
        module = MODULE.search(" ".join(str(value.__doc__).split()))
        return [module[1]] if module and is_form(leaf, module[1].rpartition(".")[2]) else []
    # "See torch.add" of Tensor.add is the same; "See Dataset" of a method is further reading.
    return [match[1]] if match and match[1].rpartition(".")[2] == leaf and owner == "torch.Tensor" else []


def is_form(function, module):
    """Whether a function and a module have one name or are the same loss."""
    return plain(function) == plain(module) or module.endswith("Loss")


def plain(leaf):
    """A name without what its forms differ in: `Conv2d`, `conv3d` and `LazyConv1d` are `conv`."""
    return DIMENSIONS.sub("", exact(leaf))


def exact(leaf):
    """A name without what its forms of one dimension differ in: `Conv2d` and `LazyConv2d` are `conv2d`."""
    leaf = re.sub(r"^Lazy(?=[A-Z])|_with_indices$", "", leaf)
    return leaf.rstrip("_").replace("_", "").lower()


def join_by_tests(names):
    for op in op_db:
        if op.name in ("max", "min"):  # tested as maximum and minimum too, which do not reduce
            continue
        for alias in op.aliases:
            full = alias.name if alias.name.startswith("torch.") else f"torch.{alias.name}"
            names.join(f"torch.{op.name}", full)


def join_by_names(names):
    forms = {}
    for name, kind in names.kinds.items():
        owner, _, leaf = name.rpartition(".")
        if kind not in CALLABLE or not leaf:
            continue
        if leaf.endswith("_") and leaf[:-1] not in ANEW and not leaf.endswith("__"):
            if owner in ("torch", "torch.Tensor", "torch.nn.functional", "torch.nn.init"):
                names.join(name, f"{owner}.{leaf[:-1]}")
        if kind == "function" and owner == "torch":
            names.join(name, f"torch.Tensor.{leaf}", f"torch.nn.functional.{leaf}")
        if owner in ("torch.nn", "torch.nn.functional"):
            forms.setdefault(exact(leaf), []).append(name)
        if DIMENSIONS.search(leaf) and libraries.of(name).has_dimensions:
            forms.setdefault(("torch.nn" if owner == "torch.nn.functional" else owner, plain(leaf)), []).append(name)
    for group in forms.values():
        names.join(*group)
    for name in names.kinds:
        for module, twin in libraries.of(name).twins.items():
            if name.startswith(f"{module}."):
                names.join(name, name.replace(module, twin, 1))


def deprecation(name, value, names):
    """What is to be written instead of a deprecated thing, or None."""
    told = vars(value).get("__deprecated__") if hasattr(value, "__dict__") else None
    text = told if isinstance(told, str) else str(getattr(value, "__doc__", None) or "")[:500]
    is_deprecated = isinstance(told, str) or re.search(r"(is|now|method is|API is) deprecated", text)
    match = INSTEAD.search(" ".join(text.split())) if is_deprecated else None
    if not match:
        return None
    instead = match[1].removesuffix("()").replace("args...", "…")
    head = re.match(r"[\w.]*", instead)[0]
    owner, _, leaf = name.rpartition(".")
    full = next((one for one in (head, f"{owner}.{head}", f"torch.{head}") if names.home(one)), None)
    return full + instead[len(head) :] if full and head not in (leaf, name) else None


def keeps_argument(cls, leaf):
    """Whether a constructor does `self.leaf = leaf`, or only turns it into a tuple or the like."""
    if leaf not in signature_parameters(cls):
        return False
    for source in cls.__mro__:
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(vars(source)["__init__"])))
        except (KeyError, TypeError, OSError, SyntaxError):
            continue
        for node in ast.walk(tree):
            target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and ast.unparse(target) == f"self.{leaf}":
                return bool(node.value) and is_argument(node.value, leaf)
    return False


def is_argument(value, name):
    if isinstance(value, ast.Call) and len(value.args) == 1 and ast.unparse(value.func) in CONVERSIONS:
        value = value.args[0]
    return isinstance(value, ast.Name) and value.id == name


def signature_parameters(cls):
    try:
        return inspect.signature(cls).parameters
    except (TypeError, ValueError):
        return {}


def main():
    asked = libraries.read()
    kinds, homes = {}, {}
    for library in sorted(libraries.KNOWN):
        data = json.loads((extract.FOLDER / f"{library}.json").read_text())
        kinds |= {name: symbol["kind"] for name, symbol in data["symbols"].items()}
        for owner, leaves in data["aliases"].items():
            for home, written in leaves.items():
                pairs = [leaf.partition("=") for leaf in written]
                homes |= {f"{owner}.{leaf}": f"{home}.{original or leaf}" for leaf, _, original in pairs}
    names = Names(kinds, homes)
    wanted = [name for name, kind in kinds.items() if kind in OBJECTS and not name.startswith("torch.ops.")]
    objects = {name: value for name in wanted if (value := found(name)) is not None}
    first = {}
    for name, value in objects.items():
        if callable(value) or kinds[name] == "dtype":
            names.join(first.setdefault(id(unwrapped(value)), name), name)
        if kinds[name] != "dtype" and name.startswith("torch."):
            names.join(name, *documented(name, value))
        older = vars(value).get("_v1_transform_cls") if isinstance(value, type) else None
        names.join(name, first.get(id(older), name))
    join_by_tests(names)
    join_by_names(names)
    instead = {}
    for name in objects:
        value = objects[name]
        text = deprecation(name, value, names) if kinds[name] in CALLABLE else None
        if not text:
            continue
        instead[name] = text
        target = re.match(r"[\w.]*", text)[0]
        if plain(target.rpartition(".")[2]) == plain(name.rpartition(".")[2]):
            names.join(name, target)
    kept = [
        name
        for name, kind in kinds.items()
        if kind == "property"
        and isinstance(owner := objects.get(name.rpartition(".")[0]), type)
        and keeps_argument(owner, name.rpartition(".")[2])
    ]
    facts = {"groups": names.groups(), "deprecated": dict(sorted(instead.items())), "kept": sorted(kept)}
    path = extract.FOLDER.parent / "facts.json"
    write(path, with_others(facts, json.loads(path.read_text()), asked, set(objects)))


def with_others(facts, before, asked, seen):
    """The facts about the packages that are asked for, and those about all others as they were before."""
    def is_asked(name):
        return name.split(".")[0] in asked

    groups = [set(group) for group in facts["groups"] if any(map(is_asked, group))]
    for group in before["groups"]:
        others = {name for name in group if not is_asked(name)}
        links = others if others <= seen else set(group)  # what is not installed is joined as before
        joined = [one for one in groups if one & links]
        groups = [one for one in groups if one not in joined] + [others.union(*joined)]
    groups = [sorted(group) for group in groups if len(group) > 1]
    instead = {name: text for name, text in facts["deprecated"].items() if is_asked(name)}
    instead |= {name: text for name, text in before["deprecated"].items() if not is_asked(name)}
    kept = [name for name in facts["kept"] if is_asked(name)]
    kept += [name for name in before["kept"] if not is_asked(name)]
    return {"groups": sorted(groups), "deprecated": dict(sorted(instead.items())), "kept": sorted(kept)}


def write(path, facts):
    """Writes one fact a line, so that a new version of a package gives a readable difference."""
    parts = []
    for key, found in facts.items():
        items = [f"{json.dumps(name)}: {spelled(text)}" for name, text in found.items()] if isinstance(found, dict) else map(spelled, found)
        opening, closing = "{}" if isinstance(found, dict) else "[]"
        parts.append(f"{json.dumps(key)}: {opening}\n" + ",\n".join(items) + f"\n{closing}")
    path.write_text("{" + ",\n".join(parts) + "}\n")


def spelled(value):
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
