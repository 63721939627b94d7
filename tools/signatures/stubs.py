"""Signatures of functions written in C++: from PyTorch's .pyi files, else from a docstring's first line."""

import ast
import inspect
import pathlib
import re

import torch

ROOT = pathlib.Path(torch.__file__).parent
FILES = {
    "torch": "_C/_VariableFunctions.pyi",
    "torch._C": "_C/__init__.pyi",
    "torch._C._nn": "_C/_nn.pyi",
    "torch.nn.functional": "nn/functional.pyi",
}
# The stubs' names of classes; what is not among them is not told as a return type.
TYPES = {
    "Tensor": "torch.Tensor",
    "torch.Tensor": "torch.Tensor",
    "Generator": "torch.Generator",
    "torch.Generator": "torch.Generator",
    "Size": "torch.Size",
    "torch.Size": "torch.Size",
    "_dtype": "torch.dtype",
    "dtype": "torch.dtype",
    "device": "torch.device",
    "_device": "torch.device",
    "Self": "Self",
}

LAST = ("out", "dtype", "layout", "device", "pin_memory", "requires_grad", "generator", "memory_format")


class Overload:
    """One signature of a stub: its text without `self`, its parameters' names and what it returns."""

    def __init__(self, function):
        arguments = function.args
        named = arguments.posonlyargs + arguments.args
        if named and named[0].arg in ("self", "cls"):
            (arguments.posonlyargs or arguments.args).pop(0)
            named = named[1:]
        if "names" in (keywords := [item.arg for item in arguments.kwonlyargs]):  # of named tensors
            at = keywords.index("names")
            del arguments.kwonlyargs[at], arguments.kw_defaults[at]
        required = named[: len(named) - len(arguments.defaults)]
        self.may_be_none = {item.arg for item in required if "None" in ast.unparse(item.annotation or ast.Constant(0))}
        for argument in [*named, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]:
            if argument:
                argument.annotation = None
        self.names = [item.arg for item in [*named, arguments.vararg, *arguments.kwonlyargs] if item]
        self.is_variadic = arguments.vararg is not None
        self.arguments = arguments
        self.returns = type_of(function.returns)

    @property
    def text(self):
        return ast.unparse(self.arguments)

    def relax(self, others):
        """Gives None as default to what shorter overloads do without and what may be None."""
        last = len(self.arguments.defaults)
        for item in reversed((self.arguments.posonlyargs + self.arguments.args)[: -last or None]):
            if item.arg not in self.may_be_none or all(item.arg in other.names for other in others):
                break
            self.arguments.defaults.insert(0, ast.Constant(None))
        for i, item in enumerate(self.arguments.kwonlyargs):
            if self.arguments.kw_defaults[i] is None and any(item.arg not in other.names for other in others):
                self.arguments.kw_defaults[i] = ast.Constant(None)

    def adopt(self, defaults):
        """Takes over the defaults that the stub leaves out with `...` or with a None that stands for them."""
        arguments = self.arguments
        listed = (arguments.posonlyargs + arguments.args)[-len(arguments.defaults) :] if arguments.defaults else []
        for items, values in [(listed, arguments.defaults), (arguments.kwonlyargs, arguments.kw_defaults)]:
            for i, item in enumerate(items):
                value, written = values[i], defaults.get(item.arg)
                if written and isinstance(value, ast.Constant) and value.value in (None, ...):
                    values[i] = ast.parse(written, mode="eval").body
                elif isinstance(value, ast.Name) and value.id == "strided":
                    values[i] = ast.parse("torch.strided", mode="eval").body

    @property
    def positional(self):
        """What tells overloads apart: names, without the options that come last."""
        return tuple(name for name in self.names if name not in LAST)

    @property
    def required(self):
        arguments = self.arguments
        given = (arguments.posonlyargs + arguments.args)[: -len(arguments.defaults) or None]
        return {item.arg for item in given}


def read(path):
    """The overloads of every function, `Class.method` and property of a stub."""
    found, properties = {}, {}
    tree = ast.parse((ROOT / path).read_text())
    scopes = [("", tree.body)] + [
        (f"{node.name}.", node.body) for node in tree.body if isinstance(node, ast.ClassDef)
    ]
    for prefix, body in scopes:
        for node in body:
            if isinstance(node, ast.FunctionDef) and not (prefix == "" and is_deprecated(node)):
                decorators = {ast.unparse(decorator) for decorator in node.decorator_list}
                if "property" in decorators:
                    properties[prefix + node.name] = type_of(node.returns)
                elif not any(decorator.endswith(".setter") for decorator in decorators):
                    # Named tensors never left their prototype.
                    if "dimname" not in ast.unparse(node.args).lower():
                        found.setdefault(prefix + node.name, []).append(Overload(node))
            elif isinstance(node, ast.AnnAssign) and prefix and isinstance(node.target, ast.Name):
                properties[prefix + node.target.id] = type_of(node.annotation)
    return found, properties


def is_deprecated(function):
    """Old orders of arguments are kept in the stubs with `self` for `input`."""
    return any(argument.arg == "self" for argument in function.args.args)


def type_of(annotation):
    """The type that an annotation of a stub names, e.g. `torch.Tensor` or `tuple[torch.Tensor, torch.Tensor]`."""
    return type_named(ast.unparse(annotation)) if annotation else None


def type_named(text):
    text = text.removesuffix(" | None")
    named_tuple = re.fullmatch(r"torch\.return_types\.(\w+)", text)
    if named_tuple:
        fields = getattr(torch.return_types, named_tuple[1]).n_sequence_fields
        return f"tuple[{', '.join(['torch.Tensor'] * fields)}]"
    several = re.fullmatch(r"tuple\[(.+)\]|\((.+)\)", text)
    if several:
        items = [TYPES.get(item.strip()) for item in (several[1] or several[2]).split(",")]
        return f"tuple[{', '.join(items)}]" if all(items) else None
    return TYPES.get(text)


STUBS = {module: read(path) for module, path in FILES.items()}


def worth_telling(first, others):
    """The overloads that say something which the first one does not."""
    told = {first.positional}
    for other in others:
        is_covered = set(other.names) <= set(first.names) and first.required <= set(other.names)
        if other.positional not in told and not is_covered:
            told.add(other.positional)
            yield other


def overloads(name, function):
    """The overloads of `torch.relu`, `torch.Tensor.view` and the like, the most general first."""
    owner, _, leaf = name.rpartition(".")
    if owner == "torch.Tensor":
        found = STUBS["torch._C"][0].get(f"TensorBase.{leaf}", [])
    elif owner == "torch.nn.functional":
        found = STUBS["torch._C._nn"][0].get(leaf) or STUBS["torch.nn.functional"][0].get(leaf, [])
    elif owner == "torch":
        found = STUBS["torch"][0].get(leaf) or STUBS["torch._C"][0].get(leaf, [])
    else:
        found = STUBS["torch._C"][0].get(getattr(function, "__qualname__", leaf), [])
    documented = documented_defaults(function)
    found = sorted(
        found,
        key=lambda overload: (
            -overload.is_variadic,
            -len([name for name in overload.names if name != "out"]),
            set(documented) - set(LAST) != set(overload.positional),
            -len(overload.names),
        ),
    )
    if found:
        found[0].relax(found[1:])
        found[0].adopt(documented)
    return found


def documented_defaults(function):
    """The names of a docstring's first line with their defaults, None for those without."""
    text = from_docstring(function)[0] or ""
    return {name: default for name, default in re.findall(r"(?:^|, )\*{0,2}(\w+)(?:=([^,()]+|\([^)]*\)))?", text)}


def constructor(class_name):
    """The overloads of `__init__` or `__new__` of a class of `torch._C`."""
    functions = STUBS["torch._C"][0]
    found = functions.get(f"{class_name}.__init__") or functions.get(f"{class_name}.__new__", [])
    return sorted(found, key=lambda overload: -len(overload.names))


def properties_of(class_name):
    prefix = f"{class_name}."
    return {name.removeprefix(prefix): kind for name, kind in STUBS["torch._C"][1].items() if name.startswith(prefix)}


def from_docstring(function):
    """Signature and return type from a first line such as `fft(input, n=None, *, out=None) -> Tensor`."""
    line = next(iter((inspect.getdoc(function) or "").strip().splitlines()), "")
    head = re.match(r"^[\w.]+\(", line)
    end = closing(line, head.end()) if head else -1
    if end < 0:
        return None, None
    text = plain(line[head.end() : end].replace("\\*", "*"))
    if text is None:
        return None, None
    returns = re.match(r"\s*->\s*(.+)", line[end + 1 :])
    return text, type_named(returns[1].strip(" .")) if returns else None


def plain(parameters):
    """Parameters without types and `self`, or None if they are no Python."""
    # `*size, *, out=None` has two stars where Python has one.
    if re.search(r"(^|, )\*\w+, \*,", parameters):
        parameters = parameters.replace(", *,", ",", 1)
    try:
        function = ast.parse(f"def function({parameters}): pass").body[0]
    except SyntaxError:
        return None
    return Overload(function).text


def closing(text, start):
    """Where the bracket closes that opens just before `start`, or -1."""
    depth = 1
    for i in range(start, len(text)):
        depth += (text[i] in "([") - (text[i] in ")]")
        if depth == 0:
            return i
    return -1
