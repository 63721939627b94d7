"""What `content/libraries/` says of the packages. The program in TypeScript that starts these reads the files."""

import importlib.util
import json
import re
import sys

KNOWN = {}


class Library:
    """How one package is read; every name in it is qualified."""

    def __init__(self, described):
        self.name = described["name"]
        self.pypi = described["pypi"]
        self.version = described["version"]
        self.builds_on = described["buildsOn"]
        self.mirrors = described["mirrors"]
        told = described["signatures"]
        self.has_attributes = told["attributes"]
        self.has_dimensions = told["dimensions"]
        self.has_private_modules = told["privateModules"]
        self.has_inner = told["inner"]
        self.left = self.names(told["left"])
        self.reached = self.names(told["reached"])
        self.open = self.names(told["open"])
        self.open_names = re.compile(told["openNames"])
        self.unlisted = self.names(told["unlisted"])
        self.constants = self.names(told["constants"])
        self.types = self.names(told["types"])
        self.made = {self.full(name): kind for kind, names in told["made"].items() for name in names}
        self.without_members = self.names(told["withoutMembers"])
        self.homes = self.names(told["homes"])
        self.functions = self.optional(told.get("functions"))
        self.compiled = self.optional(told.get("compiled"))
        self.operators = self.optional(told.get("operators"))
        self.unnamed = [re.compile(pattern) for pattern in told["unnamed"]]
        self.twins = {self.full(name): self.full(twin) for name, twin in told["twins"].items()}

    def full(self, name):
        return f"{self.name}.{name}" if name else self.name

    def names(self, names):
        return tuple(self.full(name) for name in names)

    def optional(self, name):
        return None if name is None else self.full(name)


def read():
    """Reads the descriptions from standard input; the names of those that are asked for and installed."""
    for one in json.load(sys.stdin):
        KNOWN[one["name"]] = Library(one)
    missing = {name for name in KNOWN if importlib.util.find_spec(name) is None}
    for name in sorted(missing.intersection(sys.argv[1:])):
        print(f"{name} is not installed: left as it is", file=sys.stderr)
    return set(sys.argv[1:]) - missing


def with_foundations(names):
    """Some libraries and all that they build on."""
    return {below for name in names for below in {name, *with_foundations(KNOWN[name].builds_on)}}


def of(name):
    """The library that a qualified name is of, or None."""
    return KNOWN.get(name.split(".")[0])
