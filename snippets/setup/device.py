# prefix: ml-device
# title: Device
# description: The GPU or other accelerator that this machine has (CUDA, MPS, XPU), or else the CPU.
# category: Setup
# needs: torch
# stops: [device]

import torch

accelerator = torch.accelerator.current_accelerator(check_available=True)
device = accelerator or torch.device("cpu")
