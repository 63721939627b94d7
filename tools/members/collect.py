"""
Lists the attributes of torch.Tensor that objects of no other package have:

    python tools/members/collect.py torch numpy pandas … > names.txt

Run it once an environment: `--seen FILE` adds what an earlier run with `--write-seen FILE` found. Of
every package it reads the classes of all its Python files and those of the modules that it loads by
itself, and the functions of these, since modules are passed around too (`xp.isclose`); of torch only
the classes that are public.
"""

import argparse
import ast
import importlib
import inspect
import json
import pathlib
import sys
import sysconfig
import warnings

SIGNATURES = pathlib.Path(__file__).resolve().parents[2] / "content" / "signatures"
LOADED = {
    "jax": ["jax.numpy", "jax.scipy", "jax.nn"],
    "lxml": ["lxml.etree", "lxml.html", "lxml.objectify"],
    "scipy": ["scipy.sparse", "scipy.signal", "scipy.stats", "scipy.spatial", "scipy.interpolate", "scipy.ndimage"],
    "PIL": ["PIL.Image", "PIL.ImageDraw", "PIL.ImageFont"],
    "matplotlib": ["matplotlib.pyplot", "matplotlib.figure"],
    "plotly": ["plotly.graph_objects"],
    "bokeh": ["bokeh.plotting", "bokeh.models"],
    "spacy": ["spacy.tokens", "spacy.vocab"],
}


def of_tree(tree):
    """The attributes that the classes of a file define or assign to themselves."""
    found = set()
    for cls in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        for node in ast.walk(cls):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                found.add(node.name)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                found.add(node.attr)
        for node in cls.body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            found.update(target.id for target in targets if isinstance(target, ast.Name))
    return found


def of_files(folder):
    found = set()
    for path in [*folder.rglob("*.py"), *folder.rglob("*.pyi")]:
        if {"tests", "test", "site-packages"} & set(path.relative_to(folder).parts):
            continue
        try:
            found |= of_tree(ast.parse(path.read_text(errors="replace")))
        except (SyntaxError, ValueError, RecursionError, OSError):
            continue
    return found


def of_modules(package):
    """The functions in the modules of a package that are loaded, and the attributes of their classes, C ones too."""
    found = set()
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] != package:
            continue
        for leaf, value in list(getattr(module, "__dict__", {}).items()):
            if inspect.isclass(value):
                found.update(dir(value))
            elif callable(value):
                found.add(leaf)
    return found


def of_package(package):
    if package == "python":
        for name in sys.stdlib_module_names:
            if name not in ("antigravity", "this", "idlelib"):
                try:
                    importlib.import_module(name)
                except Exception:
                    pass
        found = of_files(pathlib.Path(sysconfig.get_paths()["stdlib"]))
        for name in [*sys.stdlib_module_names, "builtins"]:
            found |= of_modules(name)
        return found
    for name in [package, *LOADED.get(package, [])]:
        try:
            importlib.import_module(name)
        except Exception as error:
            print(f"{name}: {error}", file=sys.stderr)
    found = of_modules(package)
    spec = importlib.util.find_spec(package)
    for folder in spec.submodule_search_locations or [] if spec else []:
        found |= of_files(pathlib.Path(folder))
    return found


def of_signatures(tensors):
    """What the classes have that this project knows, but for tensors themselves."""
    found = set()
    for path in SIGNATURES.glob("*.json"):
        symbols = json.loads(path.read_text())["symbols"]
        for name in symbols:
            owner, _, leaf = name.rpartition(".")
            if symbols.get(owner, {}).get("kind") == "class" and owner not in tensors:
                if "torch.Tensor" not in symbols[owner].get("bases", []):
                    found.add(leaf)
    return found


def main():
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser()
    parser.add_argument("packages", nargs="*")
    parser.add_argument("--seen", action="append", default=[])
    parser.add_argument("--write-seen")
    options = parser.parse_args()
    symbols = json.loads((SIGNATURES / "torch.json").read_text())["symbols"]
    members = {name.removeprefix("torch.Tensor.") for name in symbols if name.startswith("torch.Tensor.")}
    seen = {"torch, torchvision, torchmetrics, sklearn": sorted(of_signatures({"torch.Tensor"}) & members)}
    for path in options.seen:
        seen |= json.loads(pathlib.Path(path).read_text())
    for package in options.packages:
        seen[package] = sorted(of_package(package) & members)
    if options.write_seen:
        pathlib.Path(options.write_seen).write_text(json.dumps(seen, indent=1))
    shared = {name for names in seen.values() for name in names}
    print(" ".join(sorted(members - shared)))


if __name__ == "__main__":
    main()
