"""Calls that may be wrong, derived from calls that are right."""

import ast
import inspect
import itertools
import typing

from refusing.baselines import callee

VALUES = [
    *("'abc'", "''", "True", "False", "None"),
    *("0", "1", "2", "3", "7", "100", "-1", "-2", "-7", "10 ** 30"),
    *("0.0", "0.5", "1.0", "1.5", "3.0", "-0.5", "1e-3", "float('inf')", "float('nan')", "56 / 2", "7 // 2"),
    *("[]", "()", "(1,)", "[3]", "(2, 3)", "[2, 3]", "(1, 2, 3)", "[0, 1, 2, 3]", "(1, 1, 1, 1, 1)", "(1,) * 6"),
    *("(2, -1)", "(0, 0)", "(0.5, 0.25)", "[0.9, 0.999]", "(2.0, 3.0)", "(1, None)", "('a', 'b')", "(0.9, 1.0)", "(1.2, 0.5)"),
    *("{}", "{'a': 1}", "torch.tensor(2.0)", "torch.tensor([1.0, 2.0, 3.0])", "torch.ones(3)", "net", "lambda x: x"),
]
WORDS = [
    repr(word)
    for word in (
        "zeros zero reflect reflection replicate circular constant same valid full SAME none mean sum average avg max min "
        "batchmean linear bilinear bicubic trilinear nearest nearest-exact cubic tanh relu gelu RELU ReLU silu leaky_relu "
        "sigmoid LSTM GRU RNN_TANH RNN rel abs auto cos cosine triangular triangular2 exp_range exp cycle iterations epoch "
        "strong_wolfe wolfe original match_rms_adamw spawn fork thread cpu cuda:0 meta gpu float32 accurate balanced compact"
    ).split()
]
WORDLY = set("mode nonlinearity activation padding device dtype line_search_fn adjust_lr_fn approximate".split())
#: Names that other libraries give to such parameters.
FOREIGN = (
    "foo epsilon learning_rate rate strides filters units channels kernel dropout_rate use_bias input_dim hidden_dim "
    "activation size name gain decay beta1 step warmup_steps workers num_groups_ inplace reduction"
).split()


class Written:
    """A call as it is written, and the parameters of its class."""

    def __init__(self, source):
        self.callee = source[: source.index("(")]
        node = ast.parse(source, mode="eval").body
        self.positional = [ast.get_source_segment(source, one) for one in node.args]
        self.keywords = {one.arg: ast.get_source_segment(source, one.value) for one in node.keywords}
        self.parameters = parameters_of(callee(source))
        self.by_position = [
            one.name for one in self.parameters if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)
        ]

    def text(self, positional=None, keywords=None):
        positional = self.positional if positional is None else positional
        keywords = self.keywords if keywords is None else keywords
        given = [*positional, *(f"{name}={value}" for name, value in keywords.items())]
        return f"{self.callee}({', '.join(given)})"

    def names(self):
        """The parameters that one may set."""
        return [one.name for one in self.parameters if one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)]

    def gives(self, name):
        return name in self.keywords or name in self.by_position[: len(self.positional)]

    def template(self, *names):
        """The call with `{}` for what the parameters are set to."""
        positional, keywords = list(self.positional), dict(self.keywords)
        for i, name in enumerate(names):
            at = self.by_position.index(name) if name in self.by_position else len(positional)
            if at < len(positional):
                positional[at] = f"{{{i}}}"
            else:
                keywords[name] = f"{{{i}}}"
        own = Written.__new__(Written)
        own.callee, own.positional, own.keywords = self.callee, positional, keywords
        return own.text()

    def default(self, name):
        return next((one.default for one in self.parameters if one.name == name), None)


def parameters_of(one):
    """The parameters of a class; those of its overloads where it declares none."""
    parameters = list(inspect.signature(one).parameters.values())
    if parameters and all(each.kind in (each.VAR_POSITIONAL, each.VAR_KEYWORD) for each in parameters):
        overloads = typing.get_overloads(one.__init__) if inspect.isfunction(one.__init__) else []
        if overloads:
            parameters = list(inspect.signature(overloads[0]).parameters.values())[1:]
    return parameters


def values_for(written, name, short=False):
    default = written.default(name)
    wordly = isinstance(default, str) or name in WORDLY or name.endswith("mode")
    values = [*VALUES[:12], *VALUES[14::3]] if short else VALUES
    return [*values, *WORDS] if wordly else values


def misnamed(written):
    """Words that are near to a parameter, or that others use for it, and are none."""
    names = {*written.names(), *written.keywords}
    tried = [other for name in written.names() for other in misspelled(name)] + FOREIGN
    return [word for word in dict.fromkeys(tried) if word and word not in names]


def misspelled(name):
    letters = list(name)
    yield name[:-1]
    yield name + name[-1]
    if len(name) > 3:
        letters[1], letters[2] = letters[2], letters[1]
        yield "".join(letters)
    yield name.replace("_", "")
    yield name.title().replace("_", "")


def shapes(written):
    """Calls whose arguments do not fit the parameters, whatever their values are."""
    all_of_them = list(written.positional)
    for name in written.by_position[len(all_of_them) :]:
        default = written.default(name)
        all_of_them.append(written.keywords.get(name) or (repr(default) if plain(default) else "1"))
    rest = {name: value for name, value in written.keywords.items() if name not in written.by_position}
    yield written.text(all_of_them, rest)
    yield written.text([*all_of_them, "1"], rest)
    yield written.text([*all_of_them, "1", "None", "True"], rest)
    for name, value in zip(written.by_position, written.positional):
        yield written.text(keywords={**written.keywords, name: value})
    for i in range(len(written.positional)):
        yield written.text(written.positional[:i])
        yield written.text(written.positional[:i], {})
    for name in written.keywords:
        yield written.text(keywords={key: value for key, value in written.keywords.items() if key != name})
    yield written.text([], {})


def plain(value):
    return value is None or isinstance(value, (bool, int, float, str))


PAIRED = ["0", "1", "3", "-1", "0.5", "True", "None"]


#: What limits no other parameter.
ALONE = ("device", "dtype", "params", "optimizer", "dataset", "inplace", "last_epoch", "size_average", "reduce")


def pairs(written):
    """Each two parameters that could limit each other; one class stands for those of other dimensions."""
    if written.callee.endswith(("1d", "3d")) or "Transformer" in written.callee:
        return []
    names = [name for name in written.names() if name not in ALONE]
    return itertools.combinations(names[:10], 2)
