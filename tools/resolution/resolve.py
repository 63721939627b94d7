"""Traces the dotted names of Python files with Python's own parser and symbol table.

Reads `{packages, paths}` from standard input: the names of packages, and the files. Writes one JSON line a file: its path and, for every
dotted name that starts with a name (`nn.Linear` in `nn.Linear(1, 2)`), the line (from 1), the column
(from 0, in characters) of its last part, and what it names. That is a qualified name if the first part
is bound by imports alone, `~` if it is bound in another way, and `?` if it is bound nowhere.
A file that Python cannot read has `null` in place of the list.
"""

import ast
import json
import re
import symtable
import sys

COMPREHENSIONS = {
    ast.ListComp: 'listcomp',
    ast.SetComp: 'setcomp',
    ast.DictComp: 'dictcomp',
    ast.GeneratorExp: 'genexpr',
}


class Scope:
    def __init__(self, table, parent):
        self.table = table
        self.parent = parent
        self.children = list(table.get_children())
        self.bindings = {}
        self.stars = []

    def child(self, name, line):
        for table in self.children:
            if table.get_name() == name and table.get_lineno() == line:
                self.children.remove(table)
                return Scope(table, self)
        raise LookupError(f'no scope {name} in line {line}')

    def owner(self, name):
        """The scope that binds a name that is used here."""
        try:
            symbol = self.table.lookup(mangled(self, name))
        except KeyError:  # annotations that are not evaluated are not in the table
            return self.parent.owner(name) if self.parent else self
        if symbol.is_local() and not symbol.is_declared_global():
            return self
        scope = self.parent
        if symbol.is_global() or symbol.is_declared_global():
            scope = self
            while scope.parent:
                scope = scope.parent
            return scope
        while scope:
            if isinstance(scope.table, symtable.Function):
                try:
                    if scope.table.lookup(name).is_local():
                        return scope
                except KeyError:
                    pass
            scope = scope.parent
        raise LookupError(name)

    def bind(self, name, path, fallback):
        self.owner(name).bindings.setdefault(name, []).append((path, fallback))


def mangled(scope, name):
    if not name.startswith('__') or name.endswith('__'):
        return name
    while scope and scope.table.get_type() != 'class':
        scope = scope.parent
    return f'_{scope.table.get_name().lstrip("_")}{name}' if scope else name


class Reader(ast.NodeVisitor):
    def __init__(self, text, table):
        self.lines = text.split('\n')
        self.module = self.scope = Scope(table, None)
        self.fallback = False
        self.used = []

    def within(self, name, node, visit):
        outer, self.scope = self.scope, self.scope.child(name, node.lineno)
        fallback, self.fallback = self.fallback, False
        visit()
        self.scope, self.fallback = outer, fallback

    def all(self, nodes):
        for node in nodes:
            if node is not None:
                self.visit(node)

    # What binds names.

    def visit_Import(self, node):
        for alias in node.names:
            name, local = alias.name, alias.asname or alias.name.split('.')[0]
            self.scope.bind(local, name if alias.asname else local, self.fallback)
            last = alias.col_offset + len(name) - len(name.split('.')[-1])
            self.note(alias.lineno, last, None, name)

    def visit_ImportFrom(self, node):
        for alias in node.names:
            path = None if node.level else f'{node.module}.{alias.name}'
            if alias.name == '*':
                if path:
                    self.module.stars.append(node.module)
                continue
            self.scope.bind(alias.asname or alias.name, path, self.fallback)
            if path:
                self.note(alias.lineno, alias.col_offset, None, path)
        line = self.lines[node.lineno - 1]
        found = re.compile(r'from\s+([\w.]+)').match(line, self.column(node.lineno, node.col_offset))
        if found and not node.level:
            last = found.end(1) - len(node.module.split('.')[-1])
            self.used.append((node.lineno, last, None, node.module, None))

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load):
            self.note(node.lineno, node.col_offset, node.id, node.id)
        else:
            self.scope.bind(node.id, None, self.fallback)
            self.note(node.lineno, node.col_offset, node.id, node.id)

    def visit_Attribute(self, node):
        parts = [node.attr]
        at = node.value
        while isinstance(at, ast.Attribute):
            parts.insert(0, at.attr)
            at = at.value
        if isinstance(at, ast.Name):
            start = node.end_col_offset - len(node.attr.encode())
            self.note(node.end_lineno, start, at.id, '.'.join([at.id, *parts]))
        else:
            self.visit(at)

    def visit_ExceptHandler(self, node):
        self.all([node.type])
        fallback, self.fallback = self.fallback, True
        if node.name:
            self.scope.bind(node.name, None, False)
        self.all(node.body)
        self.fallback = fallback

    def visit_MatchAs(self, node):
        self.generic_visit(node)
        if node.name:
            self.scope.bind(node.name, None, self.fallback)

    def visit_MatchStar(self, node):
        if node.name:
            self.scope.bind(node.name, None, self.fallback)

    def visit_MatchMapping(self, node):
        self.generic_visit(node)
        if node.rest:
            self.scope.bind(node.rest, None, self.fallback)

    # What opens scopes.

    def visit_FunctionDef(self, node):
        self.scope.bind(node.name, None, self.fallback)
        self.all([*node.decorator_list, *node.args.defaults, *node.args.kw_defaults])
        arguments = self.arguments(node.args)
        self.all([argument.annotation for argument in arguments])
        self.all([node.returns])

        def body():
            self.parameters(arguments)
            self.all(node.body)

        self.within(node.name, node, body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        self.all([*node.args.defaults, *node.args.kw_defaults])

        def body():
            self.parameters(self.arguments(node.args))
            self.visit(node.body)

        self.within('lambda', node, body)

    def visit_ClassDef(self, node):
        self.scope.bind(node.name, None, self.fallback)
        self.all([*node.decorator_list, *node.bases, *[one.value for one in node.keywords]])
        self.within(node.name, node, lambda: self.all(node.body))

    def comprehension(self, node):
        first, *others = node.generators
        self.visit(first.iter)

        def body():
            self.visit(first.target)
            self.all(first.ifs)
            for one in others:
                self.all([one.iter, one.target, *one.ifs])
            if isinstance(node, ast.DictComp):
                self.all([node.key, node.value])
            else:
                self.visit(node.elt)

        self.within(COMPREHENSIONS[type(node)], node, body)

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = comprehension

    @staticmethod
    def arguments(args):
        starred = [one for one in (args.vararg, args.kwarg) if one]
        return [*args.posonlyargs, *args.args, *args.kwonlyargs, *starred]

    def parameters(self, arguments):
        for argument in arguments:
            self.scope.bind(argument.arg, None, False)

    # What is found.

    def column(self, line, offset):
        return len(self.lines[line - 1].encode()[:offset].decode(errors='replace'))

    def note(self, line, offset, root, name):
        self.used.append((line, self.column(line, offset), root, name, self.scope))

    def results(self):
        for line, column, root, name, scope in self.used:
            yield [line, column, name if root is None else self.trace(root, name, scope)]

    def trace(self, root, name, scope):
        bindings = scope.owner(root).bindings.get(root)
        if not bindings:
            stars = [one for one in self.module.stars if one.split('.')[0] in PACKAGES]
            return f'{stars[0]}.{name}' if stars else '?'
        first = [path for path, fallback in bindings if not fallback]
        paths = {path for path, _ in bindings}
        if first and None not in first and len(first) < len(bindings):
            known = [path for path, _ in bindings if path and path.split('.')[0] in PACKAGES]
            paths = {known[0]} if known else {None}
        if len(paths) != 1 or None in paths:
            return '~'
        return paths.pop() + name[len(root) :]


def read(path):
    with open(path, encoding='utf-8', newline='') as file:
        text = file.read().replace('\r\n', '\n')
    try:
        tree = ast.parse(text)
        reader = Reader(text, symtable.symtable(text, path, 'exec'))
    except (SyntaxError, ValueError):
        return None
    reader.visit(tree)
    return list(reader.results())


given = json.load(sys.stdin)
PACKAGES = set(given['packages'])
for path in given['paths']:
    print(json.dumps([path, read(path)]))
