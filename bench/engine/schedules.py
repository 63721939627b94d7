"""Times the schedulers of the specs on standard input: milliseconds for so many steps, or null."""

import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools" / "reference"))
import schedules  # noqa: E402


def milliseconds(entries, spec, steps, metrics):
    optimizer = schedules.OPTIMIZERS["SGD"]([schedules.torch.nn.Parameter(schedules.torch.zeros(1))], 0.1)
    scheduler = schedules.build(entries, optimizer, spec)
    optimizer.step()
    arguments = [[metric] for metric in metrics] if metrics else [[]] * steps
    start = time.perf_counter()
    for given in arguments:
        scheduler.step(*given)
    return 1000 * (time.perf_counter() - start)


def main():
    asked = json.load(sys.stdin)
    entries = {entry["id"]: entry for entry in asked["entries"]}
    times = []
    for spec in asked["specs"]:
        metrics = asked["metrics"] if entries[spec["id"]]["needsMetric"] else None
        try:
            times.append(milliseconds(entries, spec, asked["steps"], metrics))
        except ModuleNotFoundError:
            times.append(None)
    print(json.dumps(times))


main()
