"""The targets of the attacks."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from grader.answers.answer import Trouble
from grader.sandbox import Sandbox
from tests.sandbox.conftest import answers, body

HARM = 1.0
"""The answer of an attack that has succeeded."""


class Bait:
    """The targets of an attack: a file, and listeners that would notice it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "bait.py"
        self.file.write_text("secret")
        self.file.chmod(0o600)
        self.before = self.file.stat()
        self.tcp, self.udp = socket.create_server(("127.0.0.1", 0)), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(self.tcp.getsockname())
        self.path, self.abstract = str(folder / "s"), f"bait-{os.getpid()}"
        self.unix = [socket.socket(socket.AF_UNIX) for _ in range(2)]
        for end, name in zip(self.unix, (self.path, f"\0{self.abstract}"), strict=True):
            end.bind(name)
            end.listen()

    def within(self, code: str) -> str:
        """The attack's code, with the bait's names in it."""
        names = {
            "{bait}": str(self.file),
            "{port}": str(self.tcp.getsockname()[1]),
            "{socket}": self.path,
            "{abstract}": self.abstract,
        }
        for mark, name in names.items():
            code = code.replace(mark, name)
        return code

    def untouched(self) -> bool:
        for end in (self.tcp, self.udp, *self.unix):
            end.setblocking(False)
            try:
                end.recv(1) if end is self.udp else end.accept()
            except BlockingIOError:
                continue
            return False
        after = self.file.stat()
        same = ("st_size", "st_mtime", "st_mode", "st_nlink")
        return all(getattr(after, name) == getattr(self.before, name) for name in same)

    def close(self) -> None:
        for end in (self.tcp, self.udp, *self.unix):
            end.close()


def outcome(box: Sandbox, code: str) -> object:
    """The attack's result: the value it returned, or the type of the exception that stopped it."""
    once = f"if done: return {HARM}\n{code}\ndone.append(1)\nreturn {HARM}"  # many a harm cannot be done twice
    found = answers(box, body(once, before="done = []"))
    if isinstance(found, Trouble):
        return found.sentence
    return found[0].value
