# prefix: ml-experiment-tracking
# title: Experiment tracking
# description: Settings and metrics of a run to TensorBoard, Weights & Biases and MLflow, whichever are installed.
# category: Training
# needs: torch, tensorboard
# stops: [Tracker, '"runs"']

import importlib.util
from pathlib import Path

import torch

# ---


class Tracker:
    """For tracker.log(step, train_loss=0.5), and tracker.close() at the end."""

    def __init__(
        self, name: str, settings: dict[str, object], root: Path = Path("runs")
    ) -> None:
        self.tools = []
        for tool in ("tensorboard", "wandb", "mlflow"):
            if importlib.util.find_spec(tool):
                self.tools.append(tool)
            else:
                print(f"Not logged to {tool}, which is not installed: pip install {tool}")
        if "tensorboard" in self.tools:
            from torch.utils.tensorboard import SummaryWriter

            self.writer = SummaryWriter(root / name)
            lines = "\n".join(f"    {key}: {value}" for key, value in settings.items())
            self.writer.add_text("settings", lines)
        if "wandb" in self.tools:
            import wandb

            self.run = wandb.init(project=root.name, name=name, config=settings)
        if "mlflow" in self.tools:
            import mlflow

            mlflow.set_experiment(root.name)
            mlflow.start_run(run_name=name)
            mlflow.log_params(settings)

    def log(self, step: int, **metrics: float) -> None:
        if "tensorboard" in self.tools:
            for name, value in metrics.items():
                self.writer.add_scalar(name, value, step)
        if "wandb" in self.tools:
            self.run.log(metrics, step=step)
        if "mlflow" in self.tools:
            import mlflow

            mlflow.log_metrics(metrics, step=step)

    def close(self) -> None:
        if "tensorboard" in self.tools:
            self.writer.close()
        if "wandb" in self.tools:
            self.run.finish()
        if "mlflow" in self.tools:
            import mlflow

            mlflow.end_run()


# ---

find_spec = importlib.util.find_spec
importlib.util.find_spec = lambda name: name == "tensorboard" and find_spec(name)
tracker = Tracker("first", {"lr": 0.1})
tracker.log(0, train_loss=0.5)
tracker.log(1, train_loss=torch.tensor(0.25).item())
tracker.close()
importlib.util.find_spec = find_spec
assert tracker.tools == ["tensorboard"] and list(Path("runs/first").glob("events*"))
