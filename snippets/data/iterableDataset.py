# prefix: ml-dataset-iterable
# title: Iterable dataset
# description: A stream of samples that is split between the loader's workers, so that none comes twice.
# category: Data
# needs: torch
# stops: [Lines]

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from torch.utils.data import DataLoader, IterableDataset, get_worker_info

Path("lines.txt").write_text("a\nb\nc\nd\ne\n")

# ---


class Lines(IterableDataset[str]):
    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[str]:
        worker = get_worker_info()
        start, step = (worker.id, worker.num_workers) if worker else (0, 1)
        with self.path.open() as file:
            for line in islice(file, start, None, step):
                yield line.rstrip("\n")


# ---

loader = DataLoader(Lines(Path("lines.txt")), batch_size=None, num_workers=2)
assert sorted(loader) == ["a", "b", "c", "d", "e"]
