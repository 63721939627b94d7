"""Writes a CSV of so many megabytes and prints how many milliseconds pandas takes to read it."""

import json
import sys
import time

import numpy as np
import pandas as pd


def write(path, megabytes):
    random = np.random.default_rng(0)
    rows = 100_000
    size = 0
    with open(path, "w", encoding="utf-8") as file:
        while size < megabytes * 1e6:
            table = pd.DataFrame(
                {
                    "id": np.arange(rows),
                    "label": random.integers(0, 2, rows),
                    "score": random.random(rows),
                    "logit": random.normal(size=rows),
                }
            )
            text = table.to_csv(index=False, header=size == 0)
            file.write(text)
            size += len(text)


def main():
    path, megabytes = sys.argv[1], float(sys.argv[2])
    write(path, megabytes)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        table = pd.read_csv(path)
        times.append(1000 * (time.perf_counter() - start))
    total = float(table.score.sum() + table.logit.sum())
    print(json.dumps({"rows": len(table), "sum": total, "ms": sorted(times)[1]}))


if __name__ == "__main__":
    main()
