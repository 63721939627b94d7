# prefix: ml-early-stopping
# title: Early stopping
# description: Says when the validation loss has not become better for some epochs.
# category: Training
# needs: torch
# stops: [EarlyStopping, patience=5, min_delta=0.0]

import math
from dataclasses import dataclass

# ---


@dataclass
class EarlyStopping:
    """For `if early_stopping.should_stop(val_loss): break`."""

    patience: int = 5
    min_delta: float = 0.0
    best: float = math.inf
    epochs_without: int = 0

    def should_stop(self, val_loss: float) -> bool:
        if val_loss < self.best - self.min_delta:
            self.best = val_loss
            self.epochs_without = 0
        else:
            self.epochs_without += 1
        return self.epochs_without >= self.patience


# ---

stopping = EarlyStopping(patience=2)
assert [stopping.should_stop(loss) for loss in (1.0, 0.5, 0.6, 0.4, 0.4, 0.5)] == [
    False
] * 5 + [True]
