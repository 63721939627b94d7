"""Event files in every way in which PyTorch and TensorFlow write scalars, and what TensorBoard reads of them."""

import shutil
import struct

import common
import numpy
import tensorboard
import torch
from tensorboard.backend.event_processing import event_accumulator
from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2, types_pb2
from tensorboard.plugins.scalar import metadata as scalar_metadata
from tensorboard.summary.writer import record_writer
from tensorboard.util import tensor_util
from torch.utils.tensorboard import SummaryWriter

FOLDER = common.FIXTURES.parent / "events"
START = 1.7e9
SPECIAL = [0.0, -0.0, 1e-45, 3.4e38, float("inf"), float("-inf"), float("nan"), 0.1, 1 / 3]


def event(step, **fields):
    return event_pb2.Event(wall_time=START + step, step=step, **fields)


def value(tag, **fields):
    return summary_pb2.Summary(value=[summary_pb2.Summary.Value(tag=tag, **fields)])


def scalars():
    return scalar_metadata.create_summary_metadata("", "")


def write(name, events):
    path = FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        writer = record_writer.RecordWriter(file)
        for one in events:
            writer.write(one.SerializeToString())
    return path


def header():
    return event_pb2.Event(wall_time=START, file_version="brain.Event:2")


def by_torch(folder, run, **options):
    """The file that PyTorch's writer makes, under a name that says nothing of this machine."""
    path = FOLDER / folder
    writer = SummaryWriter(log_dir=path, **options)
    run(writer)
    writer.close()
    for number, file in enumerate(sorted(path.glob("*tfevents*"))):
        file.rename(path / f"events.out.tfevents.1700000000.host.{number}")


def plain(writer):
    for step, number in enumerate(SPECIAL):
        writer.add_scalar("train/loss", number, step, walltime=START + step)
        if step % 2:
            writer.add_scalar("val/loss", 2 * number, step, walltime=START + step + 0.5)
    writer.add_scalar("a tag with ünicode", 1.0, 2**40, walltime=START + 90)
    writer.add_scalar("negative step", 1.0, -1, walltime=START + 91)


def new_style(writer):
    for step, number in enumerate(SPECIAL):
        writer.add_scalar("train/loss", number, step, walltime=START + step, new_style=True)
        writer.add_scalar("double", number, step, walltime=START + step, new_style=True, double_precision=True)


def mixed(writer):
    for step in range(4):
        writer.add_scalar("loss", 1 / (step + 1), step, walltime=START + step)
        writer.add_histogram("weights", torch.arange(4.0), step, walltime=START + step)
    writer.add_image("picture", torch.zeros(1, 2, 2), 0, walltime=START)
    writer.add_audio("sound", torch.zeros(1, 8), 0, walltime=START)
    writer.add_text("note", "hello", 0, walltime=START)


def hyperparameters(writer):
    from torch.utils.tensorboard.summary import hparams

    experiment, start, end = hparams(
        {"lr": 0.1, "batch": 64, "optimizer": "adamw", "amp": True}, {"accuracy": 0.9}
    )
    for one in (experiment, start, end):
        writer.file_writer.add_summary(one, walltime=START)
    writer.add_scalar("accuracy", 0.9, 0, walltime=START)


def tensors():
    """Scalars as TensorFlow 2 and other writers put them into tensors."""
    yield header()
    contents = {
        "tensor_content float": tensor_util.make_tensor_proto(numpy.float32(0.1)),
        "float_val": tensor_pb2.TensorProto(dtype=types_pb2.DT_FLOAT, float_val=[0.1]),
        "double_val": tensor_pb2.TensorProto(dtype=types_pb2.DT_DOUBLE, double_val=[0.1]),
        "int_val": tensor_pb2.TensorProto(dtype=types_pb2.DT_INT32, int_val=[-7]),
        "int64_val": tensor_pb2.TensorProto(dtype=types_pb2.DT_INT64, int64_val=[-(2**40)]),
        "half_val": tensor_pb2.TensorProto(dtype=types_pb2.DT_HALF, half_val=[0x2E66]),
        "bfloat16": tensor_pb2.TensorProto(
            dtype=types_pb2.DT_BFLOAT16, tensor_content=struct.pack("<H", 0x3DCC)
        ),
        "double content": tensor_pb2.TensorProto(
            dtype=types_pb2.DT_DOUBLE, tensor_content=struct.pack("<d", 1 / 3)
        ),
        "int64 content": tensor_pb2.TensorProto(
            dtype=types_pb2.DT_INT64, tensor_content=struct.pack("<q", -3)
        ),
    }
    for step in range(3):
        for tag, tensor in contents.items():
            metadata = {"metadata": scalars()} if step == 0 else {}
            yield event(step, summary=value(tag, tensor=tensor, **metadata))
    matrix = tensor_util.make_tensor_proto(numpy.zeros((2, 2), numpy.float32))
    yield event(3, summary=value("matrix", tensor=matrix))


def restarted():
    """A run that stopped at step 9 and began again at step 5, in a second file."""
    yield header()
    for step in range(10):
        yield event(step, summary=value("loss", simple_value=1.0 - step / 10))
    yield event(9, summary=value("rare", simple_value=4.0))


def again():
    yield header()
    session = event_pb2.SessionLog(status=event_pb2.SessionLog.START)
    yield event(5, session_log=session)
    for step in range(5, 12):
        yield event(step, summary=value("loss", simple_value=0.4 - step / 100))


def several():
    """Several values in one event, fields that are unknown, and a record that is no event."""
    yield header()
    for step in range(1, 4):
        both = summary_pb2.Summary(
            value=[
                summary_pb2.Summary.Value(tag="a", simple_value=step),
                summary_pb2.Summary.Value(tag="b", simple_value=-step, node_name="n"),
            ]
        )
        yield event(step, summary=both)


def array_of(tensor):
    """As NumPy, which lacks bfloat16."""
    if tensor.dtype == types_pb2.DT_BFLOAT16:
        bits = torch.frombuffer(bytearray(tensor.tensor_content), dtype=torch.bfloat16)
        return bits.float().numpy()
    return tensor_util.make_ndarray(tensor)


def read(folder):
    """Every scalar as TensorBoard's loader reads it: tag, step, wall time, value; purged as its accumulator does."""
    accumulator = event_accumulator.EventAccumulator(str(folder), size_guidance={"scalars": 0, "tensors": 0})
    accumulator.Reload()
    found = {}
    for tag in accumulator.Tags()["scalars"]:
        found[tag] = [[one.step, one.wall_time, one.value] for one in accumulator.Scalars(tag)]
    for tag in accumulator.Tags()["tensors"]:
        metadata = accumulator.summary_metadata.get(tag)
        plugin = metadata.plugin_data.plugin_name if metadata else ""
        if plugin not in ("", "scalars"):
            continue
        rows = [
            [one.step, one.wall_time, array_of(one.tensor_proto)]
            for one in accumulator.Tensors(tag)
        ]
        if all(array.size == 1 for *_, array in rows):
            found[tag] = [[step, time, float(array.item())] for step, time, array in rows]
    return found


def damaged(name, change):
    source = FOLDER / "plain" / "events.out.tfevents.1700000000.host.0"
    path = FOLDER / name / source.name
    path.parent.mkdir(parents=True)
    path.write_bytes(change(bytearray(source.read_bytes())))


def flipped(content, at):
    content[at] ^= 1
    return content


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    by_torch("plain", plain)
    by_torch("new-style", new_style)
    by_torch("mixed", mixed)
    by_torch("hyperparameters", hyperparameters)
    write("tensors/events.out.tfevents.1700000000.host.0", tensors())
    write("restarted/events.out.tfevents.1700000000.host.0", restarted())
    write("restarted/events.out.tfevents.1700000100.host.1", again())
    write("several/events.out.tfevents.1700000000.host.0", several())
    damaged("cut", lambda content: content[: len(content) - 20])
    damaged("flipped", lambda content: flipped(content, len(content) // 2))
    runs = [{"run": path.name, "scalars": read(path)} for path in sorted(FOLDER.iterdir())]
    common.write("event_files", runs, tensorboard, torch)


if __name__ == "__main__":
    main()
