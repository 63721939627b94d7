"""
Writes the names and signatures of packages' public symbols to `content/signatures/<package>.json`:

    python tools/signatures/extract.py einops lightning

Standard input is how all packages are read, as `npm run signatures` passes it on.
Only names, kinds, parameters with their defaults, bases and return types are taken, no prose.
"""

import enum
import inspect
import json
import pathlib
import platform
import sys
import types
import typing
import warnings

import describe
import inner
import libraries
import reach
import stubs
import torch

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "content" / "signatures"


class Package:
    """The public symbols of one library; `others` are those that it builds on."""

    def __init__(self, library, others=()):
        self.library = library
        self.name = library.name
        self.others = others
        self.modules = reach.modules_of(self.name)
        self.symbols = {}
        self.aliases = {}
        self.home = {}

    def owns(self, value, module):
        """Whether an attribute of a module is this package's and not something that it imports."""
        if inspect.ismodule(value):
            return False
        origin = getattr(value, "__module__", None)
        if origin is None:
            return True
        if not isinstance(origin, str):
            return False
        if origin.split(".")[0] == self.name:
            # A file without `__all__` has its own names and others that it only imports.
            is_file = not hasattr(module, "__path__") and type(module).__name__ == "module"
            has_list = isinstance(getattr(module, "__all__", None), (list, tuple))
            return has_list or not is_file or origin == module.__name__ or inspect.isbuiltin(value)
        return origin == "builtins" and not inspect.isclass(value) and not callable(value)

    def collect(self):
        """Finds the names of every symbol and decides which is the one it goes by."""
        names = {}
        imported = []
        for module_name, module in self.modules.items():
            self.symbols[module_name] = {"kind": "module"}
            exported = getattr(module, "__all__", None)
            for leaf in reach.public_names(module):
                try:
                    value = getattr(module, leaf)
                except Exception:
                    continue
                kind = None if reach.is_type(value) else describe.kind_of(value)
                listed = isinstance(exported, (list, tuple)) and leaf in exported
                if kind is None and (listed or leaf.isupper() or (module_name.startswith(self.library.types) and reach.is_type(value))):
                    kind, listed = "constant", not inspect.ismodule(value)
                if module_name in self.library.constants:
                    kind = "constant"
                if kind in (None, "module"):
                    continue
                if not (listed or self.owns(value, module)):
                    continue
                if kind == "constant" and not (listed or module_name == self.name):
                    if leaf.islower() and type(module).__name__ == "module":
                        continue
                key = id(value) if kind in ("class", "function", "dtype") else f"{module_name}.{leaf}"
                names.setdefault(key, []).append((f"{module_name}.{leaf}", kind, value, listed))
            imported += [(f"{module_name}.{leaf}", value) for leaf, value in vars(module).items() if callable(value)]
        for found in names.values():
            found.sort(key=self.rank)
            (name, kind, value, _), *others = found
            self.home[id(value)] = name
            self.symbols[name] = {"kind": kind, "value": value}
            for other, *_ in others:
                self.aliases[other] = name
        # A file offers what it imports from beside itself: torch.utils.tensorboard.writer.SummaryWriter.
        for name, value in imported:
            home = self.home.get(id(value), "")
            around = home.rpartition(".")[0]
            if name != home and around.count(".") > 0 and name.startswith(f"{around}."):
                self.aliases.setdefault(name, home)
        for name, kind in self.library.made.items():
            self.symbols[name] = {"kind": kind}
        if self.library.operators:
            namespace = self.library.operators.rpartition(".")[2]
            for operator in torch._C._dispatch_get_all_op_names():
                owner, _, leaf = operator.partition("::")
                if owner == namespace:
                    self.symbols[f"{self.library.operators}.{leaf.partition('.')[0]}"] = {"kind": "function"}
        for mirror, module in self.library.mirrors.items():
            self.aliases[mirror] = module

    def collect_inner(self):
        """Adds what else lies in the modules, private or not, known by its name and signature alone."""
        modules = {module.__name__: module for module in inner.modules_below(sys.modules[self.name])}
        modules |= {name: module for name, module in sys.modules.items() if name.startswith(f"{self.library.compiled}.")}
        names = []
        for module_name, module in modules.items():
            self.symbols.setdefault(module_name, {"kind": "module"})
            for name, kind in inner.settings_of(module).items():
                self.symbols.setdefault(f"{module_name}.{name}", {"kind": kind})
            assigned = inner.assigned_in(module)
            for leaf, value in vars(module).items():
                name = f"{module_name}.{leaf}"
                is_known = name in self.aliases or self.symbols.get(name, {"kind": "module"})["kind"] != "module"
                if leaf.startswith("__") or leaf == "_" or is_known:
                    continue
                kind = describe.kind_of(value)
                if kind in ("class", "function") and not reach.is_type(value):
                    origin = str(getattr(value, "__module__", None) or module_name)
                    if origin.split(".")[0] == self.name:
                        names.append((origin != module_name, name, kind, value))
                elif kind != "module" and name not in self.symbols and leaf in assigned and (reach.is_type(value) or not leaf.startswith("_")):
                    self.symbols[name] = {"kind": "constant"}
        homes = dict(self.home)
        for is_imported, name, kind, value in sorted(names, key=lambda found: found[:2]):
            around, _, leaf = name.rpartition(".")
            home = homes.setdefault(id(value), name)
            if home == name:
                self.symbols[name] = {"kind": kind, "value": value, "inner": True}
            elif not is_imported or around == self.library.compiled or hasattr(modules[around], "__path__") or not home.endswith(f".{leaf}"):
                self.aliases[name] = home
            elif "._" in around and not name.startswith(f"{self.name}._"):
                self.aliases[name] = home
        for name in self.aliases:  # a package's function hides the file of the same name
            self.symbols.pop(name, None)

    def rank(self, candidate):
        name, kind, _, listed = candidate
        leaf = name.rpartition(".")[2]
        # torch.conv2d is documented as torch.nn.functional.conv2d.
        is_home = name in self.library.homes or (kind == "function" and name == f"{self.library.functions}.{leaf}")
        # float32 before float.
        return ("._" in name, not is_home, name.count("."), not listed, -len(leaf), name)

    def is_public(self, cls):
        return self.home_of(cls) is not None

    def home_of(self, cls):
        """The public name that a class goes by, here or in a package that this one builds on."""
        names = (package.home.get(id(cls)) for package in (self, *self.others))
        return next((name for name in names if name and "._" not in name), None)

    def describe(self):
        """Replaces the values by what is told about them, and adds the members of classes."""
        for name, symbol in list(self.symbols.items()):
            value = symbol.pop("value", None)
            is_inner = symbol.pop("inner", False)
            if symbol["kind"] == "class" and (is_inner or name.startswith(self.library.without_members)) and inner.is_named(name):
                self.describe_statics(name, value)
            if symbol["kind"] == "class" and not is_inner:
                self.describe_class(name, value, symbol)
            elif symbol["kind"] in ("class", "function"):
                signature, overloads, returns = describe.signature_of(value, name)
                self.fill(symbol, signature, overloads, self.type_name(returns))

    def describe_statics(self, name, cls):
        """What is called on a class itself."""
        for leaf, value in vars(cls).items():
            if leaf.isidentifier() and not leaf.startswith("_") and isinstance(value, (classmethod, staticmethod)):
                self.symbols.setdefault(f"{name}.{leaf}", {"kind": "method"})

    def describe_class(self, name, cls, symbol):
        signature, overloads, _ = describe.signature_of(cls, name)
        self.fill(symbol, signature or "", overloads, None)
        if type(cls) is type(torch.FloatTensor):  # only its dtype and device make it another class
            symbol["bases"] = ["torch.Tensor"]
            return
        for leaf in self.values_of(cls):
            self.symbols[f"{name}.{leaf}"] = {"kind": "constant", "returns": name}
        bases = self.public_bases(cls)
        if bases:
            symbol["bases"] = bases
        if name.startswith(self.library.without_members):
            return
        members = describe.members_of(cls, self.is_public)
        for leaf, (kind, value, source) in members.items():
            member = {"kind": kind}
            if kind == "method":
                static = inspect.getattr_static(source, leaf, None)
                # Lightning's class methods are functions that have `cls` still to be dropped.
                is_bound = isinstance(static, staticmethod) or (isinstance(static, classmethod) and not inspect.isfunction(value))
                drops = not is_bound
                signature, overloads, returns = describe.signature_of(value, f"{name}.{leaf}", drops)
                self.fill(member, signature, overloads, self.type_name(returns))
            else:
                getter = getattr(value, "fget", None)
                annotation = getattr(getter, "__annotations__", {}).get("return") if getter else value
                self.fill(member, None, [], self.type_name(annotation))
            self.symbols.setdefault(f"{name}.{leaf}", member)
        if name == "torch.Tensor":
            for leaf, kind in stubs.properties_of("TensorBase").items():
                if not leaf.startswith("_"):
                    self.fill(self.symbols.setdefault(f"{name}.{leaf}", {"kind": "property"}), None, [], kind)

    def values_of(self, cls):
        """The objects of a class that are its own attributes: members of an enum, ReduceOp.SUM, group.WORLD."""
        if issubclass(cls, enum.Enum):
            return list(cls.__members__)
        meta = [leaf for leaf, value in vars(type(cls)).items() if isinstance(value, property)]
        if isinstance(getattr(cls, "__members__", None), dict):
            meta += list(cls.__members__)
        own = [leaf for leaf, value in vars(cls).items() if cls in type(value).__mro__]
        kinds = {"pybind11_static_property"}
        own += [leaf for leaf, value in vars(cls).items() if type(value).__name__ in kinds]
        return [leaf for leaf in dict.fromkeys(meta + own) if not leaf.startswith("_")]

    def prune(self):
        """Drops the methods that override one of a base without another signature."""
        for name, symbol in list(self.symbols.items()):
            owner, _, leaf = name.rpartition(".")
            if symbol["kind"] == "method" and self.inherited(owner, leaf) == {"returns": None, **symbol}:
                del self.symbols[name]

    def inherited(self, owner, leaf):
        """What a class would have if it did not define a member itself."""
        for base in self.symbol(owner).get("bases", []):
            found = self.symbol(f"{base}.{leaf}") or self.inherited(base, leaf)
            if found:
                return {"returns": None, **found}
        return {}

    def symbol(self, name):
        return next((package.symbols[name] for package in (self, *self.others) if name in package.symbols), {})

    def public_bases(self, cls):
        """The nearest bases that are public themselves."""
        found = []
        for base in cls.__bases__:
            home = self.home_of(base)
            found += [home] if home else self.public_bases(base)
        return list(dict.fromkeys(found))

    def fill(self, symbol, signature, overloads, returns):
        if signature is not None:
            symbol["signature"] = signature
        overloads = [text for text in dict.fromkeys(overloads) if text != signature]
        if overloads:
            symbol["overloads"] = overloads
        if returns:
            symbol["returns"] = returns

    def type_name(self, annotation):
        """The qualified name of a type, if it is a known class; `Self` for that of the object itself."""
        options = [option for option in typing.get_args(annotation) if option is not type(None)]
        if typing.get_origin(annotation) in (typing.Union, types.UnionType) and len(options) == 1:
            annotation = options[0]
        if typing.get_origin(annotation) is tuple:
            items = [self.type_name(option) for option in options]
            return f"tuple[{', '.join(items)}]" if items and all(items) else None
        if isinstance(annotation, str):
            name = annotation.strip("'\"").removesuffix(" | None")
            name = stubs.type_named(name) or name
            if name.startswith("tuple[") or name == "Self" or self.symbol(name):
                return name
            return self.aliases.get(name)
        if inspect.isclass(annotation):
            return self.home_of(annotation)
        return "Self" if getattr(annotation, "__name__", "") in ("Self", "T") else None


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def write(package):
    """Writes one symbol a line, so that a new version of the package gives a readable difference."""
    versions = {package.name: version_of(package), "python": platform.python_version()}
    symbols = ",\n".join(
        f"{json.dumps(name)}: {compact(symbol)}" for name, symbol in sorted(package.symbols.items())
    )
    grouped = {}
    for alias, name in sorted(package.aliases.items()):
        owner, _, leaf = alias.rpartition(".")
        home, _, home_leaf = name.rpartition(".")
        grouped.setdefault(owner, {}).setdefault(home, []).append(leaf if leaf == home_leaf else f"{leaf}={home_leaf}")
    aliases = ",\n".join(f"{json.dumps(owner)}: {compact(homes)}" for owner, homes in grouped.items())
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{package.name}.json").write_text(
        f'{{"versions": {json.dumps(versions)},\n"symbols": {{\n{symbols}\n}},\n"aliases": {{\n{aliases}\n}}}}\n'
    )
    print(f"{package.name}: {len(package.symbols)} symbols, {len(package.aliases)} aliases")


def main():
    warnings.simplefilter("ignore")
    asked = libraries.read()
    needed = libraries.with_foundations(asked)
    done = {}
    for name, library in libraries.KNOWN.items():
        if name not in needed:
            continue
        package = Package(library, tuple(done[below] for below in library.builds_on))
        check_version(package)
        package.collect()
        if library.has_inner:
            package.collect_inner()
        done[name] = package
    for name, package in done.items():
        package.describe()
        package.prune()
        if name in asked:
            write(package)


def version_of(package):
    return sys.modules[package.name].__version__.split("+")[0]


def check_version(package):
    found, told = version_of(package), package.library.version
    if found != told:
        sys.exit(f"{package.name} {found} is installed, but content/libraries/{package.name}.yaml says {told}")


if __name__ == "__main__":
    main()
