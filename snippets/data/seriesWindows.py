# prefix: ml-data-series-windows
# title: Series windows
# description: Sliding windows of a time series with the values that follow, split so that the past never sees the future.
# category: Data
# needs: numpy, scikit-learn
# stops: [windows_of, length=24, horizon=1, series, n_splits=5]

import numpy as np
from sklearn.model_selection import TimeSeriesSplit

series = np.arange(100.0)

# ---


def windows_of(
    series: np.ndarray, length: int = 24, horizon: int = 1
) -> tuple[np.ndarray, np.ndarray]:
    """Windows (n, length, ...) of a series (time, ...), and the next values (n, horizon, ...)."""
    both = np.lib.stride_tricks.sliding_window_view(series, length + horizon, axis=0)
    both = np.moveaxis(both, -1, 1)
    return both[:, :length], both[:, length:]


windows, following = windows_of(series)
folds = TimeSeriesSplit(n_splits=5, gap=following.shape[1] - 1)
for fold, (train_rows, test_rows) in enumerate(folds.split(windows)):
    print(f"fold {fold}: {len(train_rows)} windows to train, {len(test_rows)} to test")

# ---

assert windows.shape == (76, 24) and following.shape == (76, 1)
assert windows[3, 0] == 3 and following[3, 0] == 27
assert following[train_rows].max() < following[test_rows].min()
several = windows_of(np.ones((30, 2)), length=5, horizon=3)
assert several[0].shape == (23, 5, 2) and several[1].shape == (23, 3, 2)
