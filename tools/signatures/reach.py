"""Which modules and names of a package people reach."""

import importlib
import inspect
import pkgutil
import sys
import types
import typing

import libraries

# Modules that are not reached from the package itself, or cannot be imported everywhere.
SKIPPED = ("externals", "tests", "conftest", "_internal", "csrc", "contrib", "lib", "bin", "include", "share", "test")


def modules_of(package):
    """Every importable public module of a package, as name → module."""
    root = importlib.import_module(package)
    found = {package: root}
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        for entry in pkgutil.iter_modules(getattr(parent, "__path__", [])):
            name = f"{parent.__name__}.{entry.name}"
            if not is_public_module(name):
                continue
            try:
                module = importlib.import_module(name)
            except Exception as error:  # an optional dependency or a machine of another kind
                print(f"left out {name}: {type(error).__name__}", file=sys.stderr)
                continue
            found[name] = module
            waiting.append(module)
    # Modules made by C++ or by assignment, such as torch.special or torch.backends.cudnn.
    for name, module in list(sys.modules.items()):
        if name.startswith(f"{package}.") and is_public_module(name):
            found.setdefault(name, module)
    return found


def is_public_module(name):
    library = libraries.of(name)
    if name in library.reached or any(module.startswith(f"{name}.") for module in library.reached):
        return True
    if library.has_private_modules:
        return not any(part in SKIPPED for part in name.split("."))
    if any(part.startswith("_") or part in SKIPPED for part in name.split(".")):
        return False
    return not name.startswith(library.left)


def public_names(module):
    listed = getattr(module, "__all__", None)
    names = set(vars(module))
    if isinstance(listed, (list, tuple)) and module.__name__ not in libraries.of(module.__name__).unlisted:
        # A package may offer more than its list names, such as torch.jit.is_scripting.
        inner = module.__name__.split(".")[0] + "." if hasattr(module, "__path__") else f"{module.__name__}."
        origins = {name: str(getattr(vars(module)[name], "__module__", "")) for name in names}
        own = {name for name, origin in origins.items() if origin == module.__name__ or origin.startswith(inner)}
        names = set(listed) | own
    if type(module) is not types.ModuleType:  # torch.backends.cudnn turns a module into properties
        names = set(vars(type(module))) | set(vars(getattr(module, "m", module)))
    names = {name for name in names if isinstance(name, str) and not name.startswith("_")}
    return sorted(names | {name for name in vars(module) if name.startswith("_") and is_reached(module, name)})


def is_reached(module, leaf):
    """Whether people use this private name of a module."""
    if leaf.startswith("__") or leaf == "_":
        return leaf == "__version__"
    value = vars(module).get(leaf)
    library = libraries.of(module.__name__)
    is_open = module.__name__ == library.name and library.open_names.match(leaf)
    if module.__name__ == library.compiled or is_open:
        return callable(value) and not inspect.isclass(value)
    if not f"{module.__name__}.".startswith(library.open):
        return False
    if leaf.isupper() and library.has_private_modules:
        return True
    return getattr(value, "__module__", None) == module.__name__ or is_type(value)


def is_type(value):
    """Whether a value is a way to write a type, such as `Union[int, tuple[int, int]]`."""
    return typing.get_origin(value) is not None or isinstance(value, typing.TypeVar)
