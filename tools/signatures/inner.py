"""What lies in the modules of a package that it keeps to itself."""

import ast
import importlib
import inspect
import pkgutil
import re

import libraries

# Modules that nobody names, of whatever package.
UNNAMED = re.compile(
    r"\.(_?tests?|_vendor|_strobelight|polyfills|hipify|benchmark_\w+|gen_\w+|__main__)(\.|$)"
    r"|\._\w+\..*\._"
)


def is_named(name):
    """Whether people name a module or what is in it."""
    patterns = [UNNAMED, *libraries.of(name).unnamed]
    return not any(pattern.search(name) for pattern in patterns)


def modules_below(module):
    """A module and all below it, the private ones too, so far as they can be imported."""
    yield module
    for entry in pkgutil.iter_modules(getattr(module, "__path__", [])):
        name = f"{module.__name__}.{entry.name}"
        if not is_named(name):
            continue
        try:
            below = importlib.import_module(name)
        except BaseException:  # an optional dependency, a machine of another kind, or a program
            continue
        yield from modules_below(below)


def settings_of(module):
    """What a module such as torch._dynamo.config makes of the names in its file, as name → kind."""
    settings = vars(module).get("_config")
    if not isinstance(settings, dict):
        return {}
    groups = {name.rpartition(".")[0]: "module" for name in settings if "." in name}
    methods = {name: "function" for name in dir(type(module)) if not name.startswith("_")}
    return {**methods, **groups, **dict.fromkeys(settings, "constant")}


def assigned_in(module):
    """The names that the file of a module gives values to, and not from imports."""
    try:
        tree = ast.parse(inspect.getsource(module))
    except (TypeError, OSError, SyntaxError):
        return set()
    targets = [target for node in tree.body for target in getattr(node, "targets", [getattr(node, "target", None)])]
    return {target.id for target in targets if isinstance(target, ast.Name)} - {"log", "logger", "aten", "prims"}
