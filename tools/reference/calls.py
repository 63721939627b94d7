"""What calls come to in real PyTorch: learned numbers, output sizes, state, spread, refusals."""

import collections
import itertools
import warnings

import torch
from torch import nn, optim

from common import write

warnings.filterwarnings("ignore")
torch.manual_seed(0)
SCOPE = {"torch": torch, "nn": nn, "optim": optim, "OrderedDict": collections.OrderedDict}
cases = []


def layer(source, *shape, whole=False):
    """A layer with an input that it takes; indices if `whole`."""
    module = eval(source, SCOPE).eval()
    if shape and "Lazy" in source:
        module(torch.zeros(shape))
    case = {"source": source, "parameters": sum(p.numel() for p in module.parameters())}
    if shape:
        x = torch.zeros(shape, dtype=torch.long) if whole else torch.zeros(shape)
        try:
            with torch.no_grad():
                out = module(x)
        except (RuntimeError, ValueError, AssertionError, IndexError, TypeError, NotImplementedError) as error:
            cases.append({"source": source, "input": shape, "refuses": str(error).split("\n")[0]})
            return
        case.update(input=shape, output=(out[0] if isinstance(out, tuple) else out).shape)
    cases.append(case)


def refused(source):
    try:
        eval(source, {**SCOPE, "x": torch.zeros(8, 8), "data": [0, 1, 2]})
    except (RuntimeError, ValueError, AssertionError, TypeError) as error:
        cases.append({"source": source, "refuses": str(error).split("\n")[0]})
    else:
        raise SystemExit(f"PyTorch takes {source}")


def each(*options):
    return itertools.product(*options)


for inputs, outputs, bias in each((1, 7, 512), (1, 10, 128), (True, False)):
    layer(f"nn.Linear({inputs}, {outputs}, bias={bias})", 3, 5, inputs)
layer("nn.Linear(4, 2)", 3, 5)
layer("nn.Linear(True, 2)", 3, 1)
layer("nn.Bilinear(4, 5, 6)")
layer("nn.Bilinear(in1_features=4, in2_features=5, out_features=6, bias=False)")

SIDES = {1: (37,), 2: (23, 32), 3: (9, 12, 11)}
for axes, side in SIDES.items():
    for kernel, stride, padding, dilation in each((1, 3, 4), (1, 2, 3), (0, 1), (1, 2)):
        layer(f"nn.Conv{axes}d(4, 6, {kernel}, {stride}, {padding}, dilation={dilation})", 2, 4, *side)
    for groups, bias in each((1, 2, 4), (True, False)):
        layer(f"nn.Conv{axes}d(4, 8, kernel_size=3, groups={groups}, bias={bias})", 4, *side)
    for padding, kernel in each(("'same'", "'valid'"), (2, 3, 5)):
        layer(f"nn.Conv{axes}d(4, 3, {kernel}, padding={padding}, dilation=2)", 1, 4, *side)
    for kernel, stride, padding, extra in each((2, 3), (2, 3), (0, 1), (0, 1)):
        layer(
            f"nn.ConvTranspose{axes}d(4, 6, {kernel}, {stride}, {padding}, output_padding={extra}, groups=2)",
            *(2, 4, *side),
        )
    layer(f"nn.ConvTranspose{axes}d(4, 3, 3, stride=2, dilation=2, bias=False)", 1, 4, *side)
    for kernel, stride, padding, ceil in each((2, 3), ("None", 1, 2), (0, 1), (True, False)):
        for kind in ("Max", "Avg"):
            layer(
                f"nn.{kind}Pool{axes}d({kernel}, stride={stride}, padding={padding}, ceil_mode={ceil})",
                *(2, 4, *side),
            )
    layer(f"nn.MaxPool{axes}d(3, dilation=2, ceil_mode=True)", 2, 4, *side)
    layer(f"nn.LPPool{axes}d(2, 3, stride=2, ceil_mode=True)", 2, 4, *side)
    layer(f"nn.AdaptiveAvgPool{axes}d(1)", 2, 4, *side)
    layer(f"nn.AdaptiveMaxPool{axes}d(5)", 2, 4, *side)
    layer(f"nn.BatchNorm{axes}d(4)", 2, 4, *side)
    layer(f"nn.BatchNorm{axes}d(4, affine=False)", 2, 4, *side)
    layer(f"nn.BatchNorm{axes}d(4, bias=False)", 2, 4, *side)
    layer(f"nn.BatchNorm{axes}d(5)", 2, 4, *side)
    layer(f"nn.InstanceNorm{axes}d(4)", 2, 4, *side)
    layer(f"nn.InstanceNorm{axes}d(4, affine=True)", 2, 4, *side)
    layer(f"nn.Dropout{axes}d(0.25)", 2, 4, *side)
    for kind in ("ZeroPad", "ReflectionPad", "ReplicationPad", "CircularPad"):
        layer(f"nn.{kind}{axes}d({tuple(range(1, 2 * axes + 1))})", 2, 4, *side)
    layer(f"nn.ConstantPad{axes}d(2, 3.5)", 2, 4, *side)
    layer(f"nn.Conv{axes}d(4, 3, 50)", 2, 4, *side)
    layer(f"nn.Conv{axes}d(5, 3, 2)", 2, 4, *side)
layer("nn.Conv2d(3, 64, (3, 5), stride=(2, 1), padding=(1, 2))", 1, 3, 30, 31)
layer("nn.AdaptiveAvgPool2d((None, 7))", 2, 4, 23, 32)
layer("nn.MaxPool2d((2, 3), padding=(1, 0))", 2, 4, 23, 32)

for groups, channels in ((1, 6), (2, 6), (3, 6), (6, 6)):
    layer(f"nn.GroupNorm({groups}, {channels})", 2, channels, 4, 4)
layer("nn.GroupNorm(2, 6, affine=False)", 2, 6)
layer("nn.LayerNorm(10)", 2, 3, 10)
layer("nn.LayerNorm((3, 10), bias=False)", 2, 3, 10)
layer("nn.LayerNorm([3, 10], elementwise_affine=False)", 2, 3, 10)
layer("nn.LayerNorm(10)", 2, 3, 9)
layer("nn.RMSNorm(10)", 2, 3, 10)
layer("nn.RMSNorm((3, 10), elementwise_affine=False)", 2, 3, 10)
layer("nn.Embedding(100, 16)", 2, 7, whole=True)
layer("nn.Embedding(100, 16, padding_idx=0)", 5, whole=True)
layer("nn.EmbeddingBag(100, 16, mode='sum')", 2, 7, whole=True)

for kind, layers, bidirectional, bias in each(("RNN", "GRU", "LSTM"), (1, 2, 3), (True, False), (True, False)):
    layer(
        f"nn.{kind}(5, 8, num_layers={layers}, bidirectional={bidirectional}, bias={bias}, batch_first={bias})",
        *(2, 3, 5),
    )
for layers, bidirectional in each((1, 2), (True, False)):
    layer(f"nn.LSTM(5, 8, {layers}, proj_size=3, bidirectional={bidirectional})", 2, 3, 5)
layer("nn.LSTM(5, 8)", 2, 3, 6)
for kind, bias in each(("RNNCell", "GRUCell", "LSTMCell"), (True, False)):
    layer(f"nn.{kind}(5, 8, bias={bias})", 3, 5)

for heads, bias in each((1, 2, 8), (True, False)):
    layer(f"nn.MultiheadAttention(16, {heads}, bias={bias})")
    layer(f"nn.TransformerEncoderLayer(16, {heads}, dim_feedforward=32, bias={bias}, batch_first=True)", 2, 5, 16)
    layer(f"nn.TransformerDecoderLayer(16, {heads}, 24, bias={bias})")
layer("nn.MultiheadAttention(16, 2, kdim=6, vdim=7)")
layer("nn.MultiheadAttention(16, 2, add_bias_kv=True)")
layer("nn.TransformerEncoder(nn.TransformerEncoderLayer(16, 2, 32), num_layers=3)", 5, 2, 16)
layer("nn.TransformerEncoder(nn.TransformerEncoderLayer(16, 2, 32), 2, norm=nn.LayerNorm(16))", 5, 2, 16)
layer("nn.TransformerDecoder(nn.TransformerDecoderLayer(16, 2, 32), 2)")
layer("nn.Transformer(16, 2, 2, 3, 32)")
layer("nn.Transformer(16, 2, 1, 1, 32, bias=False)")

layer("nn.MaxPool2d(3, 2, ceil_mode=True)", 1, 2, 2)
for stride, padding, length in each((1, 2, 3, 4, 5), (0, 1), range(2, 12)):
    layer(f"nn.MaxPool1d(3, {stride}, {padding}, ceil_mode=True)", 2, length)
for axes, side in SIDES.items():
    layer(f"nn.LazyConv{axes}d(6, 3, padding=1, groups=2)", 2, 4, *side)
    layer(f"nn.LazyConvTranspose{axes}d(3, 2, stride=2, bias=False)", 2, 4, *side)
    layer(f"nn.LazyBatchNorm{axes}d()", 2, 4, *side)
    layer(f"nn.LazyInstanceNorm{axes}d(affine=True)", 2, 4, *side)
    layer(f"nn.Upsample(scale_factor=1.7)", 2, 4, *side)
    layer(f"nn.InstanceNorm{axes}d(5)", 2, 4, *side)
    layer(f"nn.InstanceNorm{axes}d(5, affine=True)", 2, 4, *side)
    layer(f"nn.InstanceNorm{axes}d(4)", 2, 4, *(1,) * axes)
    layer(f"nn.ZeroPad{axes}d(-1)", 2, 4, *side)
    layer(f"nn.ReflectionPad{axes}d(9)", 2, 4, *side)
    layer(f"nn.CircularPad{axes}d(9)", 2, 4, *side)
    layer(f"nn.Conv{axes}d(4, 3, 3, padding=9, padding_mode='reflect')", 2, 4, *side)
    layer(f"nn.Conv{axes}d(4, 3, 3, padding=9, padding_mode='circular')", 2, 4, *side)
    layer(f"nn.MaxPool{axes}d(2)", 4, *side)
    layer(f"nn.MaxPool{axes}d(2)", 2, 2, 4, *side)
layer("nn.LazyLinear(5, bias=False)", 3, 7)
layer("nn.Upsample(size=(3, 4))", 2, 3, 5, 5)
layer("nn.Upsample(size=3, mode='bilinear')", 3, 5, 5)
layer("nn.UpsamplingNearest2d(scale_factor=2)", 2, 3, 5, 4)
layer("nn.UpsamplingBilinear2d(size=7)", 2, 3, 5, 4)
layer("nn.Unflatten(1, (2, -1))", 3, 12)
layer("nn.Unflatten(1, (5, -1))", 3, 12)
layer("nn.Unflatten(-1, (2, 6))", 3, 12)
layer("nn.Unflatten(1, (2, 5))", 3, 12)
layer("nn.ChannelShuffle(2)", 2, 4, 3)
layer("nn.ChannelShuffle(3)", 2, 4, 3)
layer("nn.Unfold((2, 3), dilation=2, padding=1, stride=2)", 2, 4, 9, 12)
layer("nn.Fold((4, 5), (2, 2))", 2, 8, 12)
layer("nn.Fold((4, 5), (2, 2))", 8, 12)
layer("nn.Fold((4, 5), (2, 2))", 2, 8, 11)
layer("nn.Fold((4, 5), (2, 2))", 2, 9, 12)
layer("nn.FractionalMaxPool2d(2, output_size=3)", 2, 3, 5, 6)
layer("nn.FractionalMaxPool2d(2, output_size=5)", 2, 3, 5, 6)
layer("nn.FractionalMaxPool3d(2, output_ratio=0.5)", 3, 7, 8, 9)
layer("nn.PReLU(4)", 2, 3)
layer("nn.Softmax(dim=2)", 2, 4)
layer("nn.Softmax2d()", 2, 4)
layer("nn.LocalResponseNorm(2)", 2, 4)
layer("nn.Dropout1d()", 2, 4, 3, 3)
layer("nn.GroupNorm(2, 6, affine=False)", 2, 8)
layer("nn.BatchNorm2d(6, affine=False, track_running_stats=False)", 2, 3, 4, 4)
layer("nn.BatchNorm2d(6, affine=False)", 2, 3, 4, 4)
layer("nn.Sequential(nn.Linear(100, 50), nn.BatchNorm1d(20))", 3, 20, 100)
layer("nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8 * 60 * 80, 2))", 1, 3, 120, 160)
layer("nn.Sequential(nn.AdaptiveAvgPool2d(7), nn.Flatten(), nn.Linear(512 * 7 * 7, 16))", 1, 512, 9, 9)
layer("nn.Sequential(nn.LSTM(4, 3), nn.Identity())", 5, 4)
layer("nn.Sequential(nn.Linear(4, 4), nn.Embedding(4, 4))", 2, 4)
layer("nn.Sequential(nn.ReLU(), nn.MultiheadAttention(4, 2))", 2, 4)
layer("nn.Sequential(nn.MaxPool2d(2, return_indices=True), nn.MaxUnpool2d(2))", 2, 4, 4)
layer("nn.Sequential(nn.ModuleList([nn.ReLU()]))", 2, 4)
layer("nn.ModuleList([nn.Linear(2, 3), nn.Linear(3, 4)])")
layer("nn.Dropout(0.5)", 2, 3)
layer("nn.ReLU()", 2, 3)
layer("nn.PReLU(4)", 2, 4)
layer("nn.Softmax(dim=1)", 2, 4)
layer("nn.Identity()", 2, 4)
layer("nn.GLU()", 2, 4)
layer("nn.GLU(1)", 2, 4, 3)
layer("nn.GLU()", 2, 5)
layer("nn.Flatten()", 2, 3, 4, 5)
layer("nn.Flatten(0, 1)", 2, 3, 4, 5)
layer("nn.Flatten(start_dim=-2)", 2, 3, 4, 5)
layer("nn.PixelShuffle(2)", 2, 8, 3, 5)
layer("nn.PixelUnshuffle(3)", 2, 2, 6, 9)
layer("nn.PixelShuffle(3)", 2, 8, 3, 5)

layer("nn.Sequential()", 2, 3)
layer("nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 10))", 2, 784)
layer("nn.Sequential(OrderedDict([('a', nn.Linear(4, 3)), ('b', nn.Tanh())]))", 2, 4)
layer(
    "nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), "
    "nn.MaxPool2d(2), nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 10))",
    *(2, 1, 28, 28),
)
layer(
    "nn.Sequential(nn.Conv2d(3, 8, 3), nn.Sequential(nn.BatchNorm2d(8), nn.ReLU()), nn.AdaptiveAvgPool2d(1), "
    "nn.Flatten(), nn.Linear(8, 2))",
    *(2, 3, 20, 20),
)
layer("nn.Sequential(nn.Linear(4, 3), nn.Linear(4, 3))", 2, 4)
layer("nn.Sequential(nn.LSTM(4, 3), nn.Linear(3, 2))", 2, 4)

for source in (
    "nn.Conv2d(3, 64, 3, groups=2)",
    "nn.Conv2d(4, 6, 3, groups=4)",
    "nn.Conv2d(3, 64, 3, padding='same', stride=2)",
    "nn.ConvTranspose2d(3, 64, 3, groups=2)",
    "nn.GroupNorm(4, 6)",
    "nn.MultiheadAttention(10, 3)",
    "nn.TransformerEncoderLayer(10, 3)",
    "nn.LSTM(4, 8, proj_size=8)",
    "nn.GRU(4, 8, proj_size=2)",
    "nn.Linear(4.5, 3)",
    "nn.Linear(-4, 3)",
    "nn.Dropout(1.5)",
    "optim.SGD([x], lr=-1)",
    "optim.Adam([x], betas=(1.5, 0.9))",
    "torch.utils.data.DataLoader(data, prefetch_factor=2)",
    "torch.utils.data.DataLoader(data, persistent_workers=True)",
    "torch.utils.data.DataLoader(data, shuffle=True, sampler=[0, 1])",
    "torch.utils.data.DataLoader(data, batch_size=None, drop_last=True)",
    "torch.utils.data.DataLoader(data, batch_size=4, batch_sampler=[[0], [1]])",
    "torch.utils.data.DataLoader(data, batch_size=0)",
    "nn.init.kaiming_normal_(x, mode='fan')",
    "nn.init.kaiming_normal_(nn.Linear(3, 4).bias)",
    "nn.init.xavier_uniform_(nn.BatchNorm2d(8).weight)",
    "nn.init.kaiming_normal_(x, nonlinearity='gelu')",
):
    refused(source)


def state(source):
    """State numbers a parameter after two steps on a matrix; counters are not counted."""
    x = nn.Parameter(torch.randn(8, 8))
    optimizer = eval(source, {**SCOPE, "x": x})
    for _ in range(2):
        optimizer.zero_grad()
        (x * x).sum().backward()
        optimizer.step()
    tensors = [v for v in optimizer.state[x].values() if torch.is_tensor(v) and v.numel() > 1]
    cases.append({"source": source, "statePerParameter": sum(t.numel() for t in tensors) / x.numel()})


def full_state(source):
    """The same of an optimizer with a history, once that is full."""
    x = nn.Parameter(torch.randn(300))
    steepness = torch.rand(300) * 50 + 1
    optimizer = eval(source, {**SCOPE, "x": x})

    def loss():
        optimizer.zero_grad()
        value = (steepness * (x**4 + x * x)).sum() + torch.cos(3 * x).sum()
        value.backward()
        return value

    group = optimizer.param_groups[0]
    group.update(lr=1e-3, tolerance_grad=0, tolerance_change=0)
    for _ in range(40):
        optimizer.step(loss)
    kept = optimizer.state[x]
    assert len(kept["old_dirs"]) == group["history_size"]
    tensors = [v for value in kept.values() for v in (value if isinstance(value, list) else [value])]
    count = sum(t.numel() for t in tensors if torch.is_tensor(t) and t.numel() > 1)
    cases.append({"source": source, "statePerParameter": count / x.numel()})


full_state("optim.LBFGS([x])")
full_state("optim.LBFGS([x], history_size=10, line_search_fn='strong_wolfe')")

for source in (
    "optim.SGD([x], lr=0.1)",
    "optim.SGD([x], momentum=0.9, foreach=True)",
    "optim.SGD([x], momentum=0.9, fused=True)",
    "optim.Adam([x], amsgrad=True, fused=True)",
    "optim.Adam([x], betas=(0.9, 0.95), foreach=True)",
    "optim.Adagrad([x], foreach=True)",
    "optim.RMSprop([x], centered=True)",
    "optim.RMSprop([x], momentum=0.0)",
    "optim.Muon([x], momentum=0.5, nesterov=False)",
    "optim.SGD([x], lr=0.1, momentum=0.9)",
    "optim.SGD([x], 0.1, 0.9, nesterov=True)",
    "optim.Adam([x])",
    "optim.Adam([x], amsgrad=True)",
    "optim.AdamW([x], lr=3e-4, weight_decay=0.05)",
    "optim.AdamW([x], amsgrad=True)",
    "optim.NAdam([x])",
    "optim.RAdam([x])",
    "optim.Adamax([x])",
    "optim.Adagrad([x])",
    "optim.Adadelta([x])",
    "optim.ASGD([x])",
    "optim.Rprop([x])",
    "optim.RMSprop([x])",
    "optim.RMSprop([x], momentum=0.9)",
    "optim.RMSprop([x], momentum=0.9, centered=True)",
    "optim.Muon([x])",
):
    state(source)


def spread(source):
    """The spread of 512 × 512 drawn weights; its relative error is some 1 / √(2 · 512²) = 0.0014."""
    drawn = eval(source, {**SCOPE, "x": torch.empty(512, 512)})
    cases.append({"source": source, "std": drawn.std(correction=0).item()})


for source in (
    "nn.init.kaiming_normal_(x)",
    "nn.init.kaiming_normal_(x, nonlinearity='relu')",
    "nn.init.kaiming_uniform_(x, a=0.5, mode='fan_out')",
    "nn.init.kaiming_uniform_(x, nonlinearity='tanh')",
    "nn.init.xavier_normal_(x)",
    "nn.init.xavier_uniform_(x, gain=1.5)",
    "nn.init.normal_(x, std=0.02)",
    "nn.init.normal_(x, 1.0, 0.5)",
    "nn.init.uniform_(x)",
    "nn.init.uniform_(x, -0.1, 0.1)",
    "nn.init.trunc_normal_(x, std=0.02)",
    "nn.init.trunc_normal_(x, std=1.0, a=-1, b=2)",
    "nn.init.trunc_normal_(x, mean=0.5, std=2.0)",
    "nn.init.orthogonal_(x, 2)",
    "nn.init.constant_(x, 0.3)",
    "nn.init.ones_(x)",
    "nn.init.zeros_(x)",
    "nn.init.kaiming_normal_(nn.Linear(1280, 640).weight)",
    "nn.init.kaiming_uniform_(nn.Linear(1280, 640).weight, mode='fan_out', nonlinearity='relu')",
    "nn.init.kaiming_normal_(nn.Conv2d(64, 128, (5, 3), groups=2).weight.data)",
    "nn.init.kaiming_normal_(nn.Conv1d(256, 512, 3).weight, mode='fan_out')",
    "nn.init.xavier_normal_(nn.ConvTranspose2d(128, 64, 4, groups=2).weight)",
    "nn.init.xavier_uniform_(nn.Embedding(1000, 256).weight)",
    "nn.init.xavier_normal_(torch.empty(400, 300, 2))",
    "nn.init.kaiming_normal_(nn.Parameter(torch.zeros((300, 500))))",
    "nn.init.orthogonal_(nn.Linear(300, 900).weight)",
):
    spread(source)

write("calls", cases, torch)
