# prefix: ml-main-script
# title: Main script
# description: "The frame of a training script: seed, device, and a guard that data-loader workers need."
# category: Setup
# needs: torch
# stops: [main]

import torch

# ---


def main() -> None:
    torch.manual_seed(42)
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    device = accelerator or torch.device("cpu")
    print(f"Running on {device}")


if __name__ == "__main__":
    main()
