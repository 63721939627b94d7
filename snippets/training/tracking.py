# prefix: ml-experiment-tracking
# title: Experiment tracking
# description: Settings and metrics of a run to TensorBoard, Weights & Biases and MLflow, whichever are installed.
# category: Training
# needs: torch, tensorboard, wandb, mlflow
# stops: [Tracker, '"runs"']

import importlib.util
from pathlib import Path

import torch

# ---


class Tracker:
    """
    For tracker.log(step, train_loss=0.5), and tracker.close() at the end. Weights & Biases asks
    for an account unless WANDB_MODE=offline is set.
    """

    def __init__(
        self, name: str, settings: dict[str, object], root: Path = Path("runs")
    ) -> None:
        self.tools = []
        for tool in ("tensorboard", "wandb", "mlflow"):
            found = importlib.util.find_spec(tool)
            if found and found.origin:  # the folder wandb/ of earlier runs has none
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

import importlib.machinery
import os

os.environ |= {"WANDB_MODE": "offline", "WANDB_SILENT": "true"}
find_spec = importlib.util.find_spec
origins = [getattr(find_spec(tool), "origin", None) for tool in ("wandb", "mlflow")]
tracker = Tracker("first", {"lr": 0.1})
tracker.log(0, train_loss=0.5)
tracker.log(1, train_loss=torch.tensor(0.25).item())
tracker.close()
assert list(Path("runs/first").glob("events*"))
assert len(tracker.tools) == 1 + sum(map(bool, origins))
if "wandb" in tracker.tools:
    assert list(Path("wandb").glob("offline-run-*/*.wandb"))
if "mlflow" in tracker.tools:
    import mlflow

    (run,) = mlflow.search_runs(experiment_names=["runs"], output_format="list")
    assert run.data.metrics == {"train_loss": 0.25} and run.data.params == {"lr": "0.1"}

folder = importlib.machinery.ModuleSpec("wandb", None)
specs = {"tensorboard": find_spec("tensorboard"), "wandb": folder, "mlflow": None}
importlib.util.find_spec = specs.get
tracker = Tracker("second", {"lr": 0.1})
tracker.close()
importlib.util.find_spec = find_spec
assert tracker.tools == ["tensorboard"]
