# prefix: ml-device-info
# title: Device info
# description: Prints PyTorch's version and the accelerators that it sees, each with its name and memory.
# category: Setup
# needs: torch
# stops: []

import torch

print(f"PyTorch {torch.__version__}")
if torch.accelerator.is_available():
    backend = torch.get_device_module()
    for i in range(torch.accelerator.device_count()):
        if hasattr(backend, "get_device_properties"):
            found = backend.get_device_properties(i)
            print(f"{i}: {found.name}, {found.total_memory / 2**30:.1f} GiB")
        else:
            print(f"{i}: {torch.accelerator.current_accelerator()}")
else:
    print(f"CPU with {torch.get_num_threads()} threads")
