"""Watch a training: open its log from the line that reads it, and early stopping from its callback."""

import pandas as pd
from lightning.pytorch.callbacks import EarlyStopping

log = pd.read_csv("training_log.csv")
best = log.loc[log["val_loss"].idxmin()]

stop = EarlyStopping(monitor="val_loss", patience=5, min_delta=0.01)
