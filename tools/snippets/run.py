"""Runs programs on real PyTorch, each in a process, a folder and a namespace of its own.

Standard input: {"limit": seconds, "workers": n, "packages": [...], "preload": [...],
"programs": [{"name", "code"}]}.
Standard output, a line each: first the versions, then {"name", "error"} as each program ends.
"""

import contextlib
import gc
import importlib
import importlib.metadata
import json
import multiprocessing
import os
import platform
import runpy
import sys
import tempfile
import time
import traceback
import warnings
from multiprocessing.connection import wait
from pathlib import Path

import torch

NOT_OF_THE_CODE = [
    ("Tensorflow not installed", ImportWarning),  # umap; Python hides this category
    ("FigureCanvasAgg is non-interactive", UserWarning),  # there is no screen to show a plot on
    ("`torch.jit.script", DeprecationWarning),  # torch.compile's own use of it
    ("The ``noload`` loader strategy", DeprecationWarning),  # MLflow's own use of SQLAlchemy
    ("DTensor random operators may not have", UserWarning),  # there is no GPU
    (r"`isinstance\(treespec, LeafSpec\)`", FutureWarning),  # torch.onnx.export's own use of it
]

processes = multiprocessing.get_context("fork")


def run(name, code, connection):
    """Sends what went wrong, or None. A warning is an error, but for those of NOT_OF_THE_CODE."""
    warnings.simplefilter("error")
    for message, category in NOT_OF_THE_CODE:
        warnings.filterwarnings("ignore", message, category)
    torch.set_num_threads(1)
    torch.manual_seed(0)
    error = None
    with tempfile.TemporaryDirectory() as folder, Path(os.devnull).open("w") as nowhere:
        os.chdir(folder)
        program = Path(name.replace("/", "_")).with_suffix(".py")
        program.write_text(code)
        sys.argv = [str(program)]
        try:
            with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
                runpy.run_path(str(program), run_name="__main__")
        except BaseException as problem:
            error = "".join(traceback.format_exception(problem, chain=False)[-4:])
        os.chdir("/")
    connection.send(error)
    connection.close()


def say(**line):
    print(json.dumps(line), flush=True)


def version(package):
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def main():
    task = json.load(sys.stdin)
    packages = {package: version(package) for package in task["packages"]}
    for module in task["preload"]:
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(module)
    gc.freeze()  # so that no process looks at, and thereby copies, what all of them share
    say(versions={"python": platform.python_version()} | packages)
    waiting = list(reversed(task["programs"]))
    running = {}
    while waiting or running:
        while waiting and len(running) < task["workers"]:
            program = waiting.pop()
            receiver, sender = processes.Pipe(duplex=False)
            process = processes.Process(target=run, args=(program["name"], program["code"], sender))
            process.start()
            sender.close()
            running[receiver] = program["name"], process, time.monotonic() + task["limit"]
        ended = wait(list(running), timeout=1)
        for receiver, (name, process, deadline) in list(running.items()):
            if receiver in ended:
                try:
                    error = receiver.recv()
                except EOFError:
                    error = "the process died"
            elif time.monotonic() > deadline:
                error = f"it ran longer than {task['limit']} s"
                process.kill()
            else:
                continue
            process.join()
            del running[receiver]
            say(name=name, error=error)


if __name__ == "__main__":
    main()
