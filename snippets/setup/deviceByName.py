# prefix: ml-device-by-name
# title: Device by name
# description: A device that you choose yourself.
# category: Setup
# needs: torch
# stops: [device, '"cpu"|"cuda"|"mps"|"xpu"']

import torch

device = torch.device("cpu")
