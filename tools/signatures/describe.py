"""One Python object as kind, signature, bases and return type. No prose."""

import ast
import enum
import inspect
import math
import re
import textwrap
import types
import typing

import libraries
import stubs
import torch

CONSTANTS = (int, float, str, bool, tuple, torch.dtype, torch.layout, torch.memory_format, enum.Enum)


def kind_of(value):
    """What a module's attribute is, or None for what nobody looks up."""
    if inspect.ismodule(value):
        return "module"
    if inspect.isclass(value):
        return "class"
    if isinstance(value, torch.dtype):
        return "dtype"
    if callable(value):
        return "function"
    return "constant" if isinstance(value, CONSTANTS) else None


def signature_of(value, name, drops_self=False):
    """Signature, other overloads and return type of a callable; the type is an object or a name."""
    if inspect.isclass(value) and issubclass(value, enum.Enum):
        return "value", [], None
    try:
        found = inspect.signature(value)
    except (TypeError, ValueError):
        found = None
    if found and not is_empty(found, drops_self):
        return text_of(found, drops_self), [], found.return_annotation
    function = value.__init__ if inspect.isclass(value) else value
    typed = typing.get_overloads(function) if inspect.isfunction(function) else []
    if typed and found and says_one_list(found):
        ways = [text_of(inspect.signature(one), drops_self) for one in typed]
        return text_of(found, drops_self), ways, found.return_annotation
    written = max(typed, key=lambda one: len(one.__annotations__), default=None)
    if written:
        found = inspect.signature(written)
        return text_of(found, drops_self or inspect.isclass(value)), [], found.return_annotation
    leaf = name.rpartition(".")[2]
    if inspect.isclass(value):
        overloads = stubs.constructor(leaf) if value.__module__.startswith("torch") else []
    else:
        overloads = stubs.overloads(name, value)
    if overloads:
        first, *others = overloads
        return first.text, [other.text for other in stubs.worth_telling(first, others)], first.returns
    if not inspect.isclass(value):
        text, returns = stubs.from_docstring(value)
        if text is not None:
            return text, [], returns
    if found:
        return text_of(found, drops_self), [], found.return_annotation
    return None, [], None


def is_empty(signature, drops_self):
    """Whether it says nothing: `*args, **kwargs`."""
    kinds = [parameter.kind.name for parameter in signature.parameters.values()][drops_self:]
    return kinds == ["VAR_POSITIONAL", "VAR_KEYWORD"] or kinds == ["VAR_POSITIONAL"]


def says_one_list(signature):
    """Whether all arguments are one list that has a name, as in `einsum(*tensors_and_pattern)`."""
    names = [(parameter.kind.name, parameter.name) for parameter in signature.parameters.values()]
    return len(names) == 1 and names[0][0] == "VAR_POSITIONAL" and names[0][1] != "args"


def text_of(signature, drops_self):
    parameters = list(signature.parameters.values())
    if drops_self and parameters and parameters[0].name in ("self", "cls"):
        parameters = parameters[1:]
    parameters = [parameter for parameter in parameters if not parameter.name.startswith("_")]
    if [parameter.kind.name for parameter in parameters] == ["VAR_POSITIONAL", "VAR_KEYWORD"]:
        return "*args, **kwargs"
    parts, starred = [], False
    for i, parameter in enumerate(parameters):
        if parameter.kind is parameter.VAR_POSITIONAL:
            starred = True
            parts.append(f"*{parameter.name}")
            continue
        if parameter.kind is parameter.VAR_KEYWORD:
            parts.append(f"**{parameter.name}")
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            starred = True
            parts.append("*")
        default = "" if parameter.default is parameter.empty else f"={spelled(parameter.default)}"
        parts.append(parameter.name + default)
        following = parameters[i + 1] if i + 1 < len(parameters) else None
        if parameter.kind is parameter.POSITIONAL_ONLY and (
            following is None or following.kind is not parameter.POSITIONAL_ONLY
        ):
            parts.append("/")
    return ", ".join(parts)


def spelled(value):
    """A default as someone would write it."""
    if isinstance(value, enum.Enum):
        return str(value) if str(value).startswith(type(value).__name__) else f"{type(value).__name__}.{value.name}"
    if isinstance(value, float) and not math.isfinite(value):
        return f"float('{value}')"
    if isinstance(value, (tuple, list)):
        items = ", ".join(spelled(item) for item in value)
        if isinstance(value, list):
            return f"[{items}]"
        return f"({items},)" if len(value) == 1 else f"({items})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{spelled(key)}: {spelled(item)}" for key, item in value.items()) + "}"
    if value is None or isinstance(value, (bool, int, float, str, bytes, torch.dtype, torch.device)):
        return repr(value)
    if isinstance(value, (torch.layout, torch.memory_format)):
        return str(value)
    if value is torch.default_generator:
        return "torch.default_generator"
    if inspect.ismodule(value) or inspect.isclass(value) or inspect.isroutine(value):
        return "..." if value.__name__ == "<lambda>" else value.__name__
    text = "..." if value is ... else repr(value)
    return "..." if re.search(r"[<>]", text) or len(text) > 60 else text


def members_of(cls, is_public):
    """
    The methods, properties and attributes that a class adds to its public bases, by name as
    `(kind, value or type, class)`.
    """
    found = {}
    public = []
    for source in cls.__mro__:
        if source is not cls and is_public(source):
            public.append(source)
        if any(source in base.__mro__ for base in public):
            continue
        for name, value in vars(source).items():
            # scikit-learn makes set_fit_request and the like for every class.
            if name.startswith("_") or name in found or re.fullmatch(r"set_\w+_request", name):
                continue
            kind = member_kind(value)
            is_named_tuple = hasattr(cls, "n_sequence_fields")  # torch.return_types
            if kind and not (kind == "method" and is_named_tuple):
                found[name] = (kind, getattr(cls, name, value) if kind == "method" else value, source)
        library = libraries.of(source.__module__)
        if not library or not library.has_attributes:
            continue
        annotations = vars(source).get("__annotations__")
        for name, annotation in annotations.items() if isinstance(annotations, dict) else ():
            if not name.startswith("_") and name not in found:
                found[name] = ("property", annotation, source)
        for name in assigned_in_init(source):
            found.setdefault(name, ("property", None, source))
    return found


def member_kind(value):
    if isinstance(value, (property, types.GetSetDescriptorType, types.MemberDescriptorType)):
        return "property"
    if type(value).__name__ in ("cached_property", "lazy_property", "_tuplegetter", "property"):
        return "property"
    if isinstance(value, (staticmethod, classmethod)) or inspect.isroutine(value):
        return "method"
    if callable(value) and not inspect.isclass(value):
        return "method"
    if hasattr(value, "__get__") and not inspect.isclass(value):
        return "method"  # scikit-learn's available_if
    return None


def assigned_in_init(cls):
    """The public names that a constructor written in Python assigns to self."""
    init = vars(cls).get("__init__")
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(init)))
    except (TypeError, OSError, SyntaxError, IndentationError):
        return []
    names = []
    for node in ast.walk(tree):
        for target in getattr(node, "targets", [getattr(node, "target", None)]):
            for item in target.elts if isinstance(target, ast.Tuple) else [target]:
                is_self = isinstance(item, ast.Attribute) and isinstance(item.value, ast.Name)
                if is_self and item.value.id == "self" and not item.attr.startswith("_"):
                    names.append(item.attr)
    return sorted(set(names))
