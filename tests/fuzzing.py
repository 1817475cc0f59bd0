"""What atheris, a fuzzer that follows the code it runs, throws bytes at: `python -m tests.fuzzing TARGET -runs=100000`.

The readers of what strangers hand in, and of what their code sends: only their own error may come out.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

with atheris.instrument_imports(include=["grader.submissions", "grader.child"]):
    from grader.child.wire import WireError, decode
    from grader.courses.backprop import course
    from grader.submissions import entries, read


def wire(data: bytes) -> None:
    with suppress(WireError):
        decode(data)


def handed_in(name: str, data: bytes) -> None:
    """Read a submission that is a file of this name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        for entry in entries(path, course):
            read(entry, course)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "wire": wire,
    "notebook": partial(handed_in, "hw.ipynb"),
    "archive": partial(handed_in, "hw.zip"),
    "source": partial(handed_in, "ex1_forward_pass.py"),
}


if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()
