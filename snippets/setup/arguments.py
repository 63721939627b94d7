# prefix: ml-command-line-arguments
# title: Command-line arguments
# description: The settings of a training script as command-line arguments, with help and defaults.
# category: Setup
# needs: torch
# stops: [parse_arguments, "20", "64", "3e-4"]

import argparse
from pathlib import Path

# ---


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("data"), help="data folder")
    parser.add_argument("--epochs", type=int, default=20, help="passes over the data")
    parser.add_argument("--batch-size", type=int, default=64, help="samples a step")
    parser.add_argument("--lr", type=float, default=3e-4, help="peak learning rate")
    parser.add_argument("--seed", type=int, default=42, help="seed of all generators")
    parser.add_argument("--resume", type=Path, help="checkpoint to go on from")
    return parser.parse_args()


# ---

assert parse_arguments().epochs > 0
