"""What the workers of the pool's tests do."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection
from pathlib import Path


def serve(pipe: Connection, folder: str) -> None:
    """Answer with the task's double; die or sleep at some tasks, once or always, or die first and sleep then."""
    while True:
        try:
            task: str = pipe.recv()
        except EOFError:
            return
        bait = Path(folder) / task
        if task == "dies always" or (task in ("dies once", "dies, then sleeps") and not bait.exists()):
            bait.touch()
            os._exit(7)
        if task == "sleeps" or (task == "dies, then sleeps" and bait.exists()):
            time.sleep(60)
        pipe.send(task * 2)
