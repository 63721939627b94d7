"""Calls by hand: parameters that limit each other, and mistakes that people make. One call per line."""

from pathlib import Path

FILES = ("layers", "optimizers", "schedulers", "loading")

TOGETHER = [
    line
    for name in FILES
    for line in (Path(__file__).parent / "byHand" / f"{name}.txt").read_text().splitlines()
]
