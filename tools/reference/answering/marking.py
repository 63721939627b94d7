"""Recordings around the marked expressions of files, which are imported with them."""

import ast
import collections
import importlib
from pathlib import Path

import torch

from answering.names import MISSING

ROOMS = ("torch", "torchvision", "torchmetrics", "sklearn")


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
