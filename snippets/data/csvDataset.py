# prefix: ml-dataset-csv
# title: CSV dataset
# description: "A table of numbers as a dataset: the last column is the target."
# category: Data
# needs: torch, numpy
# stops: ['"data.csv"', dataset]

from pathlib import Path

import numpy as np
import torch
from torch.utils.data import TensorDataset

Path("data.csv").write_text("width,height,label\n1.5,2,0\n3,4.5,1\n")

# ---

table = np.loadtxt("data.csv", delimiter=",", skiprows=1, dtype=np.float32, ndmin=2)
dataset = TensorDataset(
    torch.from_numpy(table[:, :-1]),
    torch.from_numpy(table[:, -1]).long(),
)

# ---

assert dataset[1][0].tolist() == [3.0, 4.5] and dataset[1][1] == 1
