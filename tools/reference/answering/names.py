"""The names of objects, as the signatures list them."""

import collections
import importlib
import types

import torch

MISSING = object()


def resolve(name, known={}):
    """The object of a qualified name."""
    if name not in known:
        parts = name.split(".")
        found = MISSING
        for i in range(len(parts), 0, -1):
            try:
                found = importlib.import_module(".".join(parts[:i]))
            except Exception:
                continue
            for part in parts[i:]:
                found = getattr(found, part, MISSING)
                if found is MISSING:
                    break
            break
        known[name] = found
    return known[name]


class Names:
    """The public names of the packages, as the signatures list them."""

    def __init__(self, symbols):
        self.symbols = symbols
        self.classes = collections.defaultdict(list)
        for name, kind in symbols.items():
            if kind == "class" and name.split(".")[0] == "torch":
                found = resolve(name)
                if isinstance(found, type):
                    self.classes[found].append(name)

    def member(self, of, attribute):
        """The names of a class's attribute under the first class that lists it."""
        for base in of.__mro__:
            found = [f"{name}.{attribute}" for name in self.classes.get(base, [])]
            found = [name for name in found if name in self.symbols]
            if found:
                return found
        return []

    def of(self, owner, attribute, value):
        """All the names that are right for a value, taken from `owner` or not."""
        if owner is not MISSING and not isinstance(owner, types.ModuleType):
            members = self.member(owner if isinstance(owner, type) else type(owner), attribute)
            if members and (callable(value) or not isinstance(value, torch.nn.Module)):
                return members
        if isinstance(value, type):
            return self.classes.get(value, [])
        bound = getattr(value, "__self__", None)
        if bound is not None and not isinstance(bound, types.ModuleType):
            return self.member(bound if isinstance(bound, type) else type(bound), value.__name__)
        if isinstance(value, types.FunctionType) and owner is MISSING:
            names = [n for n in self.symbols if n.endswith("." + value.__name__)]
            return [n for n in names if resolve(n) is value]
        if callable(value) and type(value).__name__ in ("builtin_function_or_method", "function"):
            return [n for n in self.symbols if n.endswith("." + value.__name__) and resolve(n) is value]
        return [name for base in type(value).__mro__[:1] for name in self.classes.get(base, [])]

    def is_right(self, name, owner, attribute, value):
        if name in self.of(owner, attribute, value):
            return True
        return self.symbols.get(name) in ("function", "module", "constant", "dtype", "class") and (
            resolve(name) is value
        )
