"""Which modules and names of a package people reach."""

import importlib
import inspect
import pkgutil
import re
import sys
import types
import typing

# Modules that are not reached from the package itself, or cannot be imported everywhere.
SKIPPED = ("externals", "tests", "conftest", "_internal", "csrc", "contrib", "lib", "bin", "include", "share", "test")
# Parts of the packages that are no library to program with.
INNER = tuple(
    f"torch.{name}"
    for name in [
        *["ao.nn", "ao.ns", "ao.pruning", "ao.quantization.", "autograd.profiler_util", "backends._"],
        *["distributed.flight_recorder", "distributed.run", "distributed.collective", "distributed.launcher"],
        *["distributed.elastic.agent", "distributed.elastic.rendezvous", "distributed.elastic.timer", "distributed.elastic.events"],
        *["export.", "fx.experimental.", "fx.passes.", "jit_", "nn.intrinsic", "nn.qat", "nn.quantizable", "nn.quantized.", "numa"],
        *["onnx.ops", "onnx.symbolic_opset1", "package.", "quantization.", "utils.benchmark.", "utils.bottleneck", "utils.collect_env"],
        *["utils.hipify", "utils.show_pickle", "utils.jit", "utils.serialization", "utils.viz", "utils.model_dump"],
        *["utils.pytree", "fx.tensor_type", "nativert", "distributed.argparse", "nn.attention.experimental"],
        *["cuda._", "sparse.", "xpu.", "mtia", "monitor", "masked.", "ao.quantization.fx"],
    ]
)
# Modules that people import from although their names are private or lie in what is left out.
REACHED = {
    *[f"torch._dynamo{name}" for name in ["", ".config", ".decorators", ".eval_frame"]],
    *["torch._C", "torch._tensor", "torch._subclasses", "torch._subclasses.fake_tensor", "torch._inductor", "torch._inductor.config"],
    *["torch._guards", "torch._functorch.config", "torch._logging", "torch._utils", "torch._jit_internal", "torch.utils._pytree"],
    *["torch.utils._python_dispatch", "torch.utils._ordered_set"],
    *["torch.distributed._tensor", "torch.distributed._tensor.device_mesh", "torch.distributed._tensor.placement_types"],
    *["torch.distributed._composable", "torch.distributed._composable.fsdp", "torch.distributed._composable.replicate"],
    *["torch.distributed._composable.fsdp.fully_shard", "torch.distributed._functional_collectives", "torch.distributed._shard"],
    *["torch.distributed._shard.sharded_tensor", "torch.distributed.algorithms._checkpoint"],
    *["torch.distributed.algorithms._checkpoint.checkpoint_wrapper", "torch.fx.experimental.proxy_tensor"],
    *["torch.fx.experimental.symbolic_shapes", "torch.nn.quantized", "torch.nn.intrinsic", "torch.ao.nn.quantized"],
    *["torch.nn.quantized.dynamic", "torch.ao.nn.quantized.dynamic", "torch.quantization.quantize_fx", "torch.ao.quantization.quantize_fx"],
    *["torch.ao.quantization.qconfig", "torch.onnx.symbolic_opset11", "torch.jit._script", "torch.amp.autocast_mode"],
}
# Modules whose private names people use as well.
OPEN = ("torch.nn.", "torch.optim", "torch.utils.data", "torch.jit", "torch.hub", "torch.onnx", "torch._C", "torch.cuda", "torch.distributed", "torch._jit_internal", "torch._utils", "torch._tensor", "torchvision", "torchmetrics")
OPEN_NAMES = re.compile(r"_foreach_|_assert$|_check$|_check_|_utils$|_scaled_mm$|_int_mm$|_fused_|_sync$|_is_|_weight_norm|_no_grad_|_calculate_|_standard_gamma|_sample_|_convolution$|_cast_")


def modules_of(package):
    """Every importable public module of a package, as name → module."""
    root = importlib.import_module(package)
    found = {package: root}
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        for entry in pkgutil.iter_modules(getattr(parent, "__path__", [])):
            name = f"{parent.__name__}.{entry.name}"
            if not is_public_module(name):
                continue
            try:
                module = importlib.import_module(name)
            except Exception as error:  # an optional dependency or a machine of another kind
                print(f"left out {name}: {type(error).__name__}", file=sys.stderr)
                continue
            found[name] = module
            waiting.append(module)
    # Modules made by C++ or by assignment, such as torch.special or torch.backends.cudnn.
    for name, module in list(sys.modules.items()):
        if name.startswith(f"{package}.") and is_public_module(name):
            found.setdefault(name, module)
    return found


def is_public_module(name):
    if name in REACHED or any(module.startswith(f"{name}.") for module in REACHED):
        return True
    package = name.split(".")[0]
    if package in ("torchvision", "torchmetrics"):
        return not any(part in SKIPPED for part in name.split("."))
    if any(part.startswith("_") or part in SKIPPED for part in name.split(".")):
        return False
    return not name.startswith(INNER)


def public_names(module):
    listed = getattr(module, "__all__", None)
    names = set(vars(module))
    if isinstance(listed, (list, tuple)) and module.__name__ != "torch":
        # A package may offer more than its list names, such as torch.jit.is_scripting.
        inner = module.__name__.split(".")[0] + "." if hasattr(module, "__path__") else f"{module.__name__}."
        origins = {name: str(getattr(vars(module)[name], "__module__", "")) for name in names}
        own = {name for name, origin in origins.items() if origin == module.__name__ or origin.startswith(inner)}
        names = set(listed) | own
    if type(module) is not types.ModuleType:  # torch.backends.cudnn turns a module into properties
        names = set(vars(type(module))) | set(vars(getattr(module, "m", module)))
    names = {name for name in names if isinstance(name, str) and not name.startswith("_")}
    return sorted(names | {name for name in vars(module) if name.startswith("_") and is_reached(module, name)})


def is_reached(module, leaf):
    """Whether people use this private name of a module."""
    if leaf.startswith("__") or leaf == "_":
        return leaf == "__version__"
    value = vars(module).get(leaf)
    if module.__name__ == "torch._C" or (module.__name__ == "torch" and OPEN_NAMES.match(leaf)):
        return callable(value) and not inspect.isclass(value)
    if not f"{module.__name__}.".startswith(OPEN):
        return False
    if leaf.isupper() and module.__name__.startswith(("torchvision", "torchmetrics")):
        return True
    return getattr(value, "__module__", None) == module.__name__ or is_type(value)


def is_type(value):
    """Whether a value is a way to write a type, such as `Union[int, tuple[int, int]]`."""
    return typing.get_origin(value) is not None or isinstance(value, typing.TypeVar)
