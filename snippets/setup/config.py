# prefix: ml-config-dataclass
# title: Config dataclass
# description: Typed, immutable settings of a run that are written to JSON and read back.
# category: Setup
# needs: torch
# stops: [Config, seed=42, epochs=20, batch_size=64, lr=3e-4, weight_decay=0.01, load_config]

import json
from dataclasses import asdict, dataclass
from pathlib import Path

# ---


@dataclass(frozen=True, kw_only=True)
class Config:
    seed: int = 42
    epochs: int = 20
    batch_size: int = 64
    lr: float = 3e-4
    weight_decay: float = 0.01

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=2))


def load_config(path: Path) -> Config:
    return Config(**json.loads(path.read_text()))


# ---

Config(epochs=3).save(Path("config.json"))
assert load_config(Path("config.json")) == Config(epochs=3)
