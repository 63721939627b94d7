# prefix: ml-log-csv
# title: CSV log
# description: One row an epoch in a file that any table reads, kept even if the run is cut short.
# category: Training
# needs: torch
# stops: [CsvLog, '"log.csv"']

import csv
from pathlib import Path

# ---


class CsvLog:
    """For log = CsvLog(Path("log.csv")); log.write(epoch=1, train_loss=0.5, val_loss=0.6)."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, **values: float) -> None:
        is_new = not self.path.exists()
        with self.path.open("a", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=values)
            if is_new:
                writer.writeheader()
            writer.writerow(values)


# ---

log = CsvLog(Path("log.csv"))
log.write(epoch=1, loss=0.5)
log.write(epoch=2, loss=0.25)
assert Path("log.csv").read_text().splitlines() == ["epoch,loss", "1,0.5", "2,0.25"]
