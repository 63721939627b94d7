# prefix: ml-device
# title: Device
# description: The accelerator that this machine has (CUDA, MPS, XPU and others), or the CPU.
# category: Setup
# needs: torch
# stops: [device]

import torch

accelerator = torch.accelerator.current_accelerator(check_available=True)
device = accelerator or torch.device("cpu")
