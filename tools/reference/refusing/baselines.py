"""One or a few calls that PyTorch takes, for each class, as they are written."""

import collections
import inspect

import torch
from torch import nn, optim
from torch.optim import lr_scheduler, swa_utils
from torch.utils import data

AXES = (1, 2, 3)

NN = [
    *(f"nn.AdaptiveAvgPool{n}d(5)" for n in AXES),
    *(f"nn.AdaptiveMaxPool{n}d(5)" for n in AXES),
    "nn.AdaptiveAvgPool2d((5, 7))",
    "nn.AdaptiveLogSoftmaxWithLoss(16, 20, [5, 10])",
    *(f"nn.{kind}Pool{n}d(3)" for kind in ("Avg", "Max") for n in AXES),
    *(f"nn.{kind}Pool{n}d(3, stride=2, padding=1)" for kind in ("Avg", "Max") for n in AXES),
    *(f"nn.LPPool{n}d(2, 3)" for n in AXES),
    *(f"nn.MaxUnpool{n}d(2)" for n in AXES),
    *(f"nn.FractionalMaxPool{n}d(3, output_size=5)" for n in (2, 3)),
    *(f"nn.FractionalMaxPool{n}d(3, output_ratio=0.5)" for n in (2, 3)),
    *(f"nn.BatchNorm{n}d(8)" for n in AXES),
    *(f"nn.InstanceNorm{n}d(8)" for n in AXES),
    *(f"nn.InstanceNorm{n}d(8, affine=True, track_running_stats=True)" for n in AXES),
    *(f"nn.Lazy{kind}Norm{n}d()" for kind in ("Batch", "Instance") for n in AXES),
    "nn.SyncBatchNorm(8)",
    "nn.GroupNorm(2, 8)",
    "nn.LayerNorm(8)",
    "nn.LayerNorm([4, 8], eps=1e-6)",
    "nn.RMSNorm(8)",
    "nn.LocalResponseNorm(3)",
    "nn.CrossMapLRN2d(3)",
    *(f"nn.Conv{n}d(4, 8, 3)" for n in AXES),
    *(f"nn.Conv{n}d(4, 8, kernel_size=3, stride=2, padding=1, groups=2)" for n in AXES),
    "nn.Conv2d(4, 8, (3, 5), padding='same')",
    "nn.Conv2d(4, 8, 3, padding=1, padding_mode='reflect')",
    *(f"nn.ConvTranspose{n}d(4, 8, 3)" for n in AXES),
    *(f"nn.ConvTranspose{n}d(4, 8, 3, stride=2, output_padding=1, groups=2)" for n in AXES),
    *(f"nn.LazyConv{n}d(8, 3)" for n in AXES),
    *(f"nn.LazyConvTranspose{n}d(8, 3)" for n in AXES),
    "nn.Linear(4, 8)",
    "nn.LazyLinear(8)",
    "nn.Bilinear(4, 5, 6)",
    "nn.Identity()",
    "nn.Embedding(10, 4)",
    "nn.Embedding(10, 4, padding_idx=0, max_norm=1.0)",
    "nn.EmbeddingBag(10, 4)",
    "nn.EmbeddingBag(10, 4, mode='sum', padding_idx=1)",
    *(f"nn.{kind}({given})" for kind in ("RNN", "GRU", "LSTM") for given in ("4, 6", "4, 6, num_layers=2, dropout=0.1")),
    "nn.RNN(4, 6, nonlinearity='relu')",
    "nn.LSTM(4, 6, proj_size=2)",
    "nn.RNNBase('LSTM', 4, 6)",
    *(f"nn.{kind}Cell(4, 6)" for kind in ("RNN", "GRU", "LSTM")),
    "nn.RNNCellBase(4, 6, True, 3)",
    "nn.MultiheadAttention(8, 2)",
    "nn.MultiheadAttention(embed_dim=12, num_heads=3, kdim=5, vdim=7, batch_first=True)",
    "nn.TransformerEncoderLayer(8, 2)",
    "nn.TransformerEncoderLayer(d_model=8, nhead=4, dim_feedforward=16, activation='gelu', batch_first=True)",
    "nn.TransformerDecoderLayer(8, 2)",
    "nn.TransformerDecoderLayer(8, 2, dim_feedforward=16)",
    "nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16), 2)",
    "nn.TransformerDecoder(nn.TransformerDecoderLayer(8, 2, 16), num_layers=2)",
    "nn.Transformer(8, 2, 1, 1, 16)",
    "nn.Transformer(d_model=8, nhead=2, num_encoder_layers=1, num_decoder_layers=1, dim_feedforward=16)",
    *(f"nn.{kind}()" for kind in ("Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout")),
    "nn.Dropout(0.2)",
    *(
        f"nn.{kind}()"
        for kind in (
            "CELU ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish PReLU "
            "RReLU ReLU ReLU6 SELU SiLU Sigmoid Softmax Softmax2d Softmin Softplus Softshrink Softsign Tanh Tanhshrink"
        ).split()
    ),
    "nn.Threshold(0.1, 20)",
    "nn.Hardtanh(-2, 2)",
    "nn.Softmax(dim=1)",
    *(
        f"nn.{kind}Loss()"
        for kind in (
            "BCE BCEWithLogits CTC CosineEmbedding CrossEntropy GaussianNLL HingeEmbedding Huber KLDiv L1 MSE "
            "MarginRanking MultiLabelMargin MultiLabelSoftMargin MultiMargin NLL PoissonNLL SmoothL1 SoftMargin "
            "TripletMargin TripletMarginWithDistance"
        ).split()
    ),
    "nn.NLLLoss2d()",
    "nn.CrossEntropyLoss(weight=torch.ones(3), label_smoothing=0.1)",
    "nn.LinearCrossEntropyLoss(8, 10)",
    "nn.LinearCrossEntropyOptions()",
    *(f"nn.{kind}Pad{n}d(1)" for kind in ("Circular", "Reflection", "Replication", "Zero") for n in AXES),
    *(f"nn.ConstantPad{n}d(1, 0.5)" for n in AXES),
    "nn.ZeroPad2d((1, 2, 0, 1))",
    "nn.PixelShuffle(2)",
    "nn.PixelUnshuffle(2)",
    "nn.ChannelShuffle(2)",
    "nn.Flatten()",
    "nn.Flatten(0, 1)",
    "nn.Unflatten(1, (2, 3))",
    "nn.Fold(output_size=(4, 5), kernel_size=(2, 2))",
    "nn.Unfold(3)",
    "nn.Upsample(scale_factor=2)",
    "nn.Upsample(size=(4, 4), mode='bilinear', align_corners=True)",
    "nn.UpsamplingBilinear2d(scale_factor=2)",
    "nn.UpsamplingNearest2d(size=4)",
    "nn.CosineSimilarity()",
    "nn.PairwiseDistance()",
    "nn.Module()",
    "nn.Container()",
    "nn.Sequential()",
    "nn.Sequential(nn.Linear(4, 8), nn.ReLU())",
    "nn.ModuleList()",
    "nn.ModuleList([nn.Linear(4, 8)])",
    "nn.ModuleDict()",
    "nn.ModuleDict({'a': nn.Linear(4, 8)})",
    "nn.ParameterList()",
    "nn.ParameterList([nn.Parameter(torch.zeros(3))])",
    "nn.ParameterDict()",
    "nn.ParameterDict({'a': nn.Parameter(torch.zeros(3))})",
    "nn.Parameter(torch.zeros(3))",
    "nn.Buffer(torch.zeros(3))",
    "nn.UninitializedParameter()",
    "nn.UninitializedBuffer()",
    "nn.DataParallel(net)",
]

OPTIM = [
    *(
        f"optim.{kind}(net.parameters())"
        for kind in (
            "ASGD Adadelta Adafactor Adagrad Adam AdamW Adamax LBFGS Muon NAdam RAdam RMSprop Rprop SGD SparseAdam"
        ).split()
    ),
    "optim.SGD(net.parameters(), lr=0.1, momentum=0.9)",
    "optim.SGD(net.parameters(), lr=0.1, momentum=0.9, nesterov=True)",
    "optim.SGD([{'params': net.parameters(), 'lr': 0.1}], 0.01)",
    "optim.Adam(net.parameters(), lr=3e-4, betas=(0.9, 0.98), weight_decay=0.01)",
    "optim.AdamW(net.parameters(), 1e-3)",
    "optim.Optimizer(net.parameters(), {'lr': 0.1})",
]

SCHEDULES = [
    "lr_scheduler.ConstantLR(opt)",
    "lr_scheduler.LinearLR(opt)",
    "lr_scheduler.LinearLR(opt, start_factor=0.1, total_iters=10)",
    "lr_scheduler.PolynomialLR(opt)",
    "lr_scheduler.ExponentialLR(opt, 0.9)",
    "lr_scheduler.ExponentialLR(opt, gamma=0.9)",
    "lr_scheduler.StepLR(opt, 30)",
    "lr_scheduler.StepLR(opt, step_size=30, gamma=0.1)",
    "lr_scheduler.MultiStepLR(opt, [30, 80])",
    "lr_scheduler.MultiStepLR(opt, milestones=[30, 80], gamma=0.1)",
    "lr_scheduler.CosineAnnealingLR(opt, 100)",
    "lr_scheduler.CosineAnnealingLR(opt, T_max=100, eta_min=1e-5)",
    "lr_scheduler.CosineAnnealingWarmRestarts(opt, 10)",
    "lr_scheduler.CosineAnnealingWarmRestarts(opt, T_0=10, T_mult=2)",
    "lr_scheduler.CyclicLR(opt, 0.01, 0.1, cycle_momentum=False)",
    "lr_scheduler.CyclicLR(opt, base_lr=0.01, max_lr=0.1, step_size_up=5)",
    "lr_scheduler.OneCycleLR(opt, 0.1, 100)",
    "lr_scheduler.OneCycleLR(opt, max_lr=0.1, epochs=10, steps_per_epoch=20)",
    "lr_scheduler.ReduceLROnPlateau(opt)",
    "lr_scheduler.ReduceLROnPlateau(opt, mode='max', factor=0.5, patience=3)",
    "lr_scheduler.LambdaLR(opt, half)",
    "lr_scheduler.LambdaLR(opt, lr_lambda=half)",
    "lr_scheduler.MultiplicativeLR(opt, half)",
    "lr_scheduler.SequentialLR(opt, [lr_scheduler.ConstantLR(opt), lr_scheduler.ExponentialLR(opt, 0.9)], [5])",
    "lr_scheduler.SequentialLR(opt, schedulers=[constant, exponential], milestones=[5])",
    "lr_scheduler.ChainedScheduler([lr_scheduler.ConstantLR(opt), lr_scheduler.ExponentialLR(opt, 0.9)])",
    "lr_scheduler.ChainedScheduler([constant, exponential], opt)",
    "lr_scheduler.LRScheduler(opt)",
    "swa_utils.SWALR(opt, 0.05)",
    "swa_utils.SWALR(opt, swa_lr=0.05, anneal_epochs=5, anneal_strategy='linear')",
    "swa_utils.AveragedModel(net)",
]

DATA = [
    "data.DataLoader(dataset)",
    "data.DataLoader(dataset, batch_size=4, shuffle=True)",
    "data.DataLoader(dataset, batch_size=4, num_workers=2, prefetch_factor=2, persistent_workers=True)",
    "data.DataLoader(dataset, batch_sampler=batches)",
    "data.TensorDataset(torch.zeros(8, 3), torch.zeros(8))",
    "data.Subset(dataset, [0, 1, 2])",
    "data.ConcatDataset([dataset, dataset])",
    "data.ChainDataset([dataset, dataset])",
    "data.StackDataset(dataset, dataset)",
    "data.RandomSampler(dataset)",
    "data.RandomSampler(dataset, replacement=True, num_samples=4)",
    "data.SequentialSampler(dataset)",
    "data.SubsetRandomSampler([0, 1, 2])",
    "data.WeightedRandomSampler([0.1, 0.9, 0.4], 5)",
    "data.WeightedRandomSampler(weights=[0.1, 0.9, 0.4], num_samples=3, replacement=False)",
    "data.BatchSampler(sampler, 4, False)",
    "data.BatchSampler(sampler, batch_size=4, drop_last=True)",
    "data.DistributedSampler(dataset, 4, 0)",
    "data.DistributedSampler(dataset, num_replicas=4, rank=1, shuffle=False)",
    "data.Dataset()",
    "data.IterableDataset()",
    "data.Sampler()",
    "data.IterDataPipe()",
    "data.MapDataPipe()",
    "data.DFIterDataPipe()",
    "data.DataChunk([1, 2])",
    "data.functional_datapipe('own_name')",
    "data.guaranteed_datapipes_determinism()",
    "data.non_deterministic(data.IterDataPipe)",
    "data.runtime_validation_disabled()",
]

BASELINES = [*NN, *OPTIM, *SCHEDULES, *DATA]
MODULES = {"nn": nn, "optim": optim, "lr_scheduler": lr_scheduler, "swa_utils": swa_utils, "data": data}


def callee(source):
    """The class that a call is of."""
    module, name = source[: source.index("(")].split(".")
    return getattr(MODULES[module], name)


def missing():
    """Public classes without a call of theirs."""
    called = {callee(source) for source in BASELINES}
    names = []
    for alias, module in MODULES.items():
        for name in getattr(module, "__all__", dir(module)):
            one = getattr(module, name, None)
            if inspect.isclass(one) and not name.startswith("_") and one not in called:
                names.append(f"{alias}.{name}")
    return names


class Rows(data.Dataset):
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length

    def __getitem__(self, index):
        return index


class Stream(data.IterableDataset):
    def __iter__(self):
        return iter(range(8))


def half(epoch):
    return 0.5**epoch


NETS = (
    nn.Linear(4, 2, bias=False),
    nn.Sequential(nn.Linear(4, 3, bias=False), nn.Linear(3, 2, bias=False)),
    nn.Linear(4, 2),
)
ROWS = (Rows(8), Stream(), Rows(3))


def optimizer(which):
    """One with momentum, one that is resumed, one without momentum; from 3 on with so many groups."""
    if which == 0:
        return optim.SGD(NETS[0].parameters(), lr=0.1, momentum=0.9)
    tensors = NETS[which].parameters() if which < len(NETS) else [nn.Parameter(torch.zeros(2)) for _ in range(which)]
    groups = [{"params": [one], "lr": 0.1, "initial_lr": 0.1} for one in tensors]
    if which == 2:
        return optim.SGD(groups, lr=0.1)
    opt = optim.Adam(groups)
    for group in opt.param_groups:
        group.update(max_lr=0.1, min_lr=0.01, base_momentum=0.8, max_momentum=0.9, swa_lr=0.1)
    return opt


def world(which, source):
    """What the names in a call are bound to: different objects that a file may bind them to."""
    own = {
        **MODULES,
        "torch": torch,
        "OrderedDict": collections.OrderedDict,
        "net": NETS[min(which, 2)],
        "dataset": ROWS[min(which, 2)],
        "sampler": data.SequentialSampler(range(8)),
        "batches": [[0, 1], [2, 3]],
        "half": half,
    }
    if "opt" in source or "constant" in source:
        own["opt"] = optimizer(which)
    if "constant" in source or "exponential" in source:
        own["constant"] = lr_scheduler.ConstantLR(own["opt"])
        own["exponential"] = lr_scheduler.ExponentialLR(own["opt"], 0.9)
    return own


WORLDS = (0, 1, 2)
OF_MANY_GROUPS = (3, 4, 5, 6)
