"""Runs the cases of the answers on real PyTorch and compares what their marks say.

Standard input: {"symbols": {name: kind}, "cases": [{"id", "files", "main", "notRun", "then", "marks"}]},
a mark being {"file", "line", "column", "word", "what", "name", "parameter", "verdict", "isUnproven",
"writtenIn"}. Lines count from 1, columns from 0 in characters. Every marked expression is recorded when
it is evaluated, then named from the object that it gave: a class, function or module by itself, an
object by its class, a method by the class that defines it publicly.

Standard output: a line for each disagreement, then the counts. Fails if there is one.
"""

import ast
import collections
import contextlib
import importlib
import inspect
import io
import json
import os
import sys
import tempfile
import traceback
import types
import warnings
from pathlib import Path

import torch

MISSING = object()
ROOMS = ("torch", "torchvision", "torchmetrics", "sklearn")


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


class Recorder:
    """What each mark's expression gave, and what each marked call raised."""

    def __init__(self):
        self.seen = collections.defaultdict(list)
        self.raised = {}

    def value(self, mark, value):
        self.seen[mark].append((MISSING, None, value))
        return value

    def member(self, mark, owner, attribute):
        try:
            value = getattr(owner, attribute)
        except AttributeError as error:
            self.seen[mark].append((owner, attribute, error))
            raise
        self.seen[mark].append((owner, attribute, value))
        return value

    def call(self, mark, function, *given, **named):
        try:
            value = function(*given, **named)
        except Exception as error:
            self.raised[mark] = error
            return torch.nn.Identity()
        self.raised.setdefault(mark, None)
        return value


class Marker(ast.NodeTransformer):
    """Puts a recording around the marked expressions of a file."""

    def __init__(self, marks):
        self.marks = {(mark["line"], mark["column"]): mark for mark in marks}
        self.found = set()
        self.texts = {}
        self.imports = {}

    def at(self, line, column):
        mark = self.marks.get((line, column))
        if mark:
            self.found.add(mark["key"])
        return mark

    def record(self, kind, mark, *given):
        name = ast.Name("__record__", ast.Load())
        function = ast.Attribute(name, kind, ast.Load())
        return ast.Call(function, [ast.Constant(mark["key"]), *given], [])

    def loaded(self, mark, node):
        if isinstance(node, ast.Attribute):
            return self.record("member", mark, node.value, ast.Constant(node.attr))
        return self.record("value", mark, node)

    def visit_Name(self, node):
        mark = self.at(node.lineno, node.col_offset)
        if not mark:
            return node
        if isinstance(node.ctx, ast.Load):
            return ast.copy_location(self.record("value", mark, node), node)
        self.stores.append((mark, ast.Name(node.id, ast.Load())))
        return node

    def visit_Attribute(self, node):
        column = node.end_col_offset - len(node.attr)
        mark = self.at(node.end_lineno, column)
        self.generic_visit(node)
        if not mark:
            return node
        if isinstance(node.ctx, ast.Load):
            return ast.copy_location(self.loaded(mark, node), node)
        load = ast.parse(ast.unparse(node), mode="eval").body
        self.stores.append((mark, load))
        return node

    def visit_Call(self, node):
        function = node.func
        place = None
        if isinstance(function, ast.Name):
            place = (function.lineno, function.col_offset)
        elif isinstance(function, ast.Attribute):
            place = (function.end_lineno, function.end_col_offset - len(function.attr))
        verdict = self.marks.get(place)
        named = [
            self.marks[(word.lineno, word.col_offset)]
            for word in node.keywords
            if word.arg and (word.lineno, word.col_offset) in self.marks
        ]
        self.generic_visit(node)
        for mark in named:
            self.found.add(mark["key"])
            if self.is_partial(node):
                node.args[0] = self.record("value", mark, node.args[0])
            else:
                node.func = self.record("value", mark, node.func)
        if verdict and verdict.get("verdict"):
            call = self.record("call", verdict, node.func, *node.args)
            call.keywords = node.keywords
            return ast.copy_location(call, node)
        return node

    @staticmethod
    def is_partial(node):
        return ast.unparse(node.func) in ("partial", "functools.partial")

    def visit_Constant(self, node):
        if isinstance(node.value, str) and node.lineno == node.end_lineno:
            for (line, column), mark in self.marks.items():
                if line == node.lineno and node.col_offset < column < node.end_col_offset:
                    self.texts[mark["key"]] = (node.value, column - node.col_offset - 1)
                    self.found.add(mark["key"])
        return node

    def visit_Import(self, node):
        return self.importing(node, None)

    def visit_ImportFrom(self, node):
        return self.importing(node, node)

    def importing(self, node, source):
        for (line, column), mark in self.marks.items():
            if not node.lineno <= line <= node.end_lineno:
                continue
            for alias in node.names:
                if alias.lineno != line:
                    continue
                end = alias.col_offset + len(alias.name)
                local = alias.asname or alias.name.split(".")[0]
                if alias.col_offset <= column < alias.end_col_offset:
                    self.found.add(mark["key"])
                    if source or column >= end:
                        self.stores.append((mark, ast.Name(local, ast.Load())))
                    else:
                        inner = alias.name[: column - alias.col_offset + len(mark["word"])]
                        self.imports[mark["key"]] = inner
            if source and source.module and mark["key"] not in self.found:
                start = column - node.col_offset - len("from ") - source.level
                if 0 <= start < len(source.module) and line == node.lineno:
                    self.found.add(mark["key"])
                    self.imports[mark["key"]] = source.module[: start + len(mark["word"])]
        return node

    stores = ()

    def block(self, body):
        """The statements, each followed by records of the marked names that it binds."""
        result = []
        for statement in body:
            outer, self.stores = self.stores, []
            if isinstance(statement, (ast.ClassDef, ast.FunctionDef)):
                start = 6 if isinstance(statement, ast.ClassDef) else 4
                mark = self.at(statement.lineno, statement.col_offset + start)
                if mark:
                    self.stores.append((mark, ast.Name(statement.name, ast.Load())))
            head = self.head(statement)
            stores, self.stores = self.stores, outer
            records = [ast.Expr(self.loaded(mark, load)) for mark, load in stores]
            if isinstance(head, (ast.For, ast.AsyncFor, ast.With)):
                head.body[:0] = records
                result.append(head)
            else:
                result.extend([head, *records])
        return result

    def head(self, statement):
        for field in ("body", "orelse", "finalbody"):
            inner = getattr(statement, field, None)
            if isinstance(inner, list) and inner and isinstance(inner[0], ast.stmt):
                setattr(statement, field, self.block(inner))
        for handler in getattr(statement, "handlers", []):
            handler.body = self.block(handler.body)
        for name, value in ast.iter_fields(statement):
            if name in ("body", "orelse", "finalbody", "handlers"):
                continue
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)) and name == "args":
                for argument in ast.walk(value):
                    if isinstance(argument, ast.arg):
                        mark = self.at(argument.lineno, argument.col_offset)
                        if mark:
                            load = ast.Name(argument.arg, ast.Load())
                            statement.body.insert(0, ast.Expr(self.record("value", mark, load)))
            if isinstance(value, list):
                new = [self.visit(one) if isinstance(one, ast.AST) else one for one in value]
                setattr(statement, name, new)
            elif isinstance(value, ast.AST):
                setattr(statement, name, self.visit(value))
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            return self.visit(statement)
        return statement


class Finder:
    """Imports the files of a case with their marks recorded."""

    def __init__(self, folder, marks, recorder):
        self.folder, self.marks, self.recorder = folder, marks, recorder
        self.spaces = {}
        self.markers = {}

    def find_spec(self, name, path=None, target=None):
        base = self.folder.joinpath(*name.split("."))
        for file, is_package in ((base / "__init__.py", True), (base.with_suffix(".py"), False)):
            if file.exists():
                search = [str(base)] if is_package else None
                return importlib.util.spec_from_file_location(
                    name, file, loader=self, submodule_search_locations=search
                )
        if base.is_dir() and name.split(".")[0] not in ROOMS:
            spec = importlib.machinery.ModuleSpec(name, None, is_package=True)
            spec.submodule_search_locations = [str(base)]
            return spec
        return None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        path = Path(module.__spec__.origin)
        self.run(path, module.__dict__)

    def run(self, path, space):
        file = path.relative_to(self.folder).as_posix()
        marker = Marker([mark for mark in self.marks if mark["file"] == file])
        tree = ast.parse(path.read_text())
        tree.body = marker.block(tree.body)
        future = [s for s in tree.body if isinstance(s, ast.ImportFrom) and s.module == "__future__"]
        tree.body = future + [s for s in tree.body if s not in future]
        ast.fix_missing_locations(tree)
        space["__record__"] = self.recorder
        self.spaces[file], self.markers[file] = space, marker
        exec(compile(tree, str(path), "exec"), space)


def raises(call):
    """For the lines after a case: fails unless the call does."""
    try:
        call()
    except Exception:
        return
    raise AssertionError("it is not refused")


def run(case, names):
    """The disagreements of a case and how many of its marks are proven."""
    marks = case["marks"]
    for key, mark in enumerate(marks):
        mark["key"] = key
    recorder = Recorder()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder).resolve()
        for name, text in case["files"].items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        finder = Finder(folder, marks, recorder)
        before = set(sys.modules)
        sys.meta_path.insert(0, finder)
        os.chdir(folder)
        sys.argv = ["main.py"]
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                space = {"__name__": "__main__", "__builtins__": __builtins__}
                main = case["main"]
                if "/" in main:
                    module = importlib.import_module(main.removesuffix(".py").replace("/", "."))
                    space = module.__dict__
                else:
                    finder.run(folder / main, space)
                space.update(raises=raises)
                exec("\n".join(case["then"]), space)
        except BaseException as error:
            tail = traceback.extract_tb(error.__traceback__)[-1]
            wrong.append(f"{case['id']}: {type(error).__name__}: {error} ({tail.line})")
        finally:
            os.chdir("/")
            sys.meta_path.remove(finder)
        proven = 0 if wrong else sum(judge(case, mark, finder, names, wrong) for mark in marks)
        for name in set(sys.modules) - before:
            if getattr(sys.modules[name], "__file__", None) and str(folder) in str(
                sys.modules[name].__file__
            ):
                del sys.modules[name]
        for name in list(sys.modules):
            spec = getattr(sys.modules[name], "__spec__", None)
            if spec and spec.submodule_search_locations and str(folder) in str(
                list(spec.submodule_search_locations)
            ):
                del sys.modules[name]
    return wrong, proven


def judge(case, mark, finder, names, wrong):
    """Adds how a mark differs from the real object; whether it could be compared."""
    where = f"{case['id']}:{mark['writtenIn']} {mark['word']}"
    recorder, key, what = finder.recorder, mark["key"], mark["what"]
    verdict = mark.get("verdict")
    if verdict and mark["what"] != "keyword":
        if key not in recorder.raised:
            if not mark["isUnproven"]:
                wrong.append(f"{where}: the call is never made")
            return False
        error = recorder.raised[key]
        if verdict == "refused" and error is None:
            wrong.append(f"{where}: PyTorch accepts the call")
        if verdict == "accepted" and error is not None:
            wrong.append(f"{where}: PyTorch refuses the call: {error}")
    if mark["isUnproven"] or what in ("term", "any") or not mark["file"].endswith(".py"):
        return False
    marker = finder.markers.get(mark["file"])
    seen = recorder.seen.get(key, [])
    if marker and key in marker.imports:
        seen = [(MISSING, None, resolve(marker.imports[key]))]
    if marker and key in marker.texts:
        seen = [of_text(*marker.texts[key], mark["word"], finder.spaces[mark["file"]])]
    if what == "nothing":
        return bool(seen)
    if not seen:
        wrong.append(f"{where}: is never evaluated")
        return False
    for owner, attribute, value in seen:
        if what == "own":
            kind = value if isinstance(value, type) else type(value)
            if mark["name"] not in (kind.__name__, getattr(value, "__name__", None)):
                wrong.append(f"{where}: is {value!r:.80}, not {mark['name']}")
                return False
            continue
        if not names.is_right(mark["name"], owner, attribute, value):
            others = ", ".join(names.of(owner, attribute, value)[:3])
            wrong.append(f"{where}: is {value!r:.80} ({others}), not {mark['name']}")
            return False
        if what == "keyword" and not has_parameter(value, mark["parameter"]):
            wrong.append(f"{where}: {mark['name']} has no parameter {mark['parameter']}")
            return False
    return True


def has_parameter(function, name):
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return True  # a built-in function tells nothing
    return any(one.name == name or one.kind is one.VAR_KEYWORD for one in parameters)


def of_text(text, at, word, space):
    """The object of the identifier in a quoted annotation."""
    tree = ast.parse(text.strip(), mode="eval")
    for node in ast.walk(tree):
        start = getattr(node, "col_offset", None)
        if isinstance(node, ast.Attribute):
            start = node.end_col_offset - len(node.attr)
        if isinstance(node, (ast.Name, ast.Attribute)) and start == at:
            return MISSING, None, eval(ast.unparse(node), space)
    raise LookupError(word)


def main():
    given = json.load(sys.stdin)
    torch.manual_seed(0)
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    names = Names(given["symbols"])
    counts = collections.Counter()
    failed = False
    for case in given["cases"]:
        counts["cases"] += 1
        counts["marks"] += len(case["marks"])
        if case["notRun"] is not None:
            counts["cases not run"] += 1
            counts["marks not run"] += len(case["marks"])
            continue
        wrong, proven = run(case, names)
        counts["proven"] += proven
        for line in wrong:
            failed = True
            print(line)
    print(json.dumps({"torch": torch.__version__, **counts}))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
