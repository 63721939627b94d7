# prefix: ml-run-folder
# title: Run folder
# description: A new folder for each run, named by the time of its start.
# category: Setup
# needs: torch
# stops: [run_folder, '"runs"']

from datetime import datetime
from pathlib import Path

# ---

run_folder = Path("runs") / f"{datetime.now():%Y-%m-%d_%H-%M-%S}"
run_folder.mkdir(parents=True)

# ---

assert run_folder.is_dir()
