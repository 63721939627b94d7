# prefix: ml-device-info
# title: Device info
# description: Prints which accelerator PyTorch sees, how many of them, and its version.
# category: Setup
# needs: torch
# stops: []

import torch

print(f"PyTorch {torch.__version__}")
if torch.accelerator.is_available():
    kind = torch.accelerator.current_accelerator()
    print(f"{torch.accelerator.device_count()} × {kind}")
else:
    print(f"CPU with {torch.get_num_threads()} threads")
