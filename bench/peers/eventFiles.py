"""Writes an event file of scalars to a path and prints how many milliseconds TensorBoard's loader takes to read it."""

import json
import math
import struct
import sys
import time

from tensorboard.backend.event_processing.event_file_loader import EventFileLoader
from tensorboard.compat.proto import event_pb2, summary_pb2
from tensorboard.summary.writer.record_writer import RecordWriter

TAGS = ["train/loss", "train/accuracy", "lr", "grad_norm"]


def write(path, megabytes):
    step = 0
    with open(path, "wb") as file:
        writer = RecordWriter(file)
        writer.write(event_pb2.Event(wall_time=0, file_version="brain.Event:2").SerializeToString())
        while file.tell() < megabytes * 1e6:
            tag = TAGS[step % len(TAGS)]
            number = math.exp(-step / 1e5) + step % 7 / 10
            value = summary_pb2.Summary.Value(tag=tag, simple_value=number)
            event = event_pb2.Event(wall_time=1.7e9 + step, step=step // len(TAGS))
            event.summary.value.append(value)
            writer.write(event.SerializeToString())
            step += 1
    return step


def main():
    path, megabytes = sys.argv[1], float(sys.argv[2])
    events = write(path, megabytes)
    start = time.perf_counter()
    total = 0.0
    read = 0
    for event in EventFileLoader(path).Load():
        for value in event.summary.value:
            numbers = value.tensor.float_val or [value.simple_value]
            total += numbers[0]
            read += 1
    milliseconds = 1000 * (time.perf_counter() - start)
    assert read == events, (read, events)
    print(json.dumps({"events": events, "sum": total, "ms": milliseconds}))


if __name__ == "__main__":
    main()
