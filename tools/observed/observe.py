"""
Runs the programs in `test/fixtures/observed/` and writes down of what type every expression is there,
to `types.json` beside them:

    python tools/observed/observe.py
"""

import ast
import json
import pathlib
import types

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "test" / "fixtures" / "observed"
SEEN = (ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.BinOp, ast.IfExp, ast.ListComp)


def name_of(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


class Probe(ast.NodeTransformer):
    """Puts a call around each expression that is read, which notes its value and gives it back."""

    def generic_visit(self, node):
        places = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0), getattr(node, "end_lineno", 0), getattr(node, "end_col_offset", 0))
        is_read = isinstance(node, SEEN) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
        is_super = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"
        if is_super:
            return node
        super().generic_visit(node)
        if not is_read:
            return node
        probe = ast.Call(ast.Name("observe__", ast.Load()), [ast.Constant(places), node], [])
        return ast.copy_location(probe, node)

    def visit_ClassDef(self, node):
        node.body = [self.visit(one) for one in node.body]
        return node

    def visit_FunctionDef(self, node):
        node.body = [self.visit(one) for one in node.body]
        return node

    def visit_AnnAssign(self, node):
        if node.value:
            node.value = self.visit(node.value)
        return node


def observe(path):
    text = path.read_text()
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    seen, classes = {}, {}

    def note(places, value):
        if not isinstance(value, (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType, type)):
            cls = type(value)
            classes[name_of(cls)] = [name_of(base) for base in cls.__mro__]
            first, column, last, end = places
            key = (starts[first - 1] + column, starts[last - 1] + end)
            seen.setdefault(key, set()).add(name_of(cls))
        return value

    tree = ast.fix_missing_locations(Probe().visit(ast.parse(text)))
    module = types.ModuleType("program")
    module.observe__ = note
    import sys

    sys.modules["program"] = module
    exec(compile(tree, str(path), "exec"), module.__dict__)
    return [[*key, sorted(names)] for key, names in sorted(seen.items())], classes


if __name__ == "__main__":
    expressions, classes = {}, {}
    for path in sorted(FOLDER.glob("*.py")):
        expressions[path.name], found = observe(path)
        classes |= found
    rows = {name: "[\n" + ",\n".join(json.dumps(row) for row in found) + "\n]" for name, found in expressions.items()}
    written = ",\n".join(f"{json.dumps(name)}: {row}" for name, row in rows.items())
    (FOLDER / "types.json").write_text(
        '{"classes": ' + json.dumps(dict(sorted(classes.items())), indent=1) + ',\n"expressions": {\n' + written + "\n}}\n"
    )
    print({name: len(found) for name, found in expressions.items()})
