"""What a zygote is told at its start: the layers, the packages it imports, and the files that may be read."""

from __future__ import annotations

import importlib.util
import os
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from grader.sandbox.errors import CannotIsolate
from grader.sandbox.lacking import needed
from grader.sandbox.limits import Limits

HIDDEN = {"site-packages", "dist-packages", "test", "idlelib", "__pycache__"}
"""Parts of the standard library's folder that no submission needs; a course may be installed in the first two."""


def settings(limits: Limits, layers: Sequence[str]) -> dict[str, Any]:
    """All of it, as plain data (CannotIsolate if a package is missing)."""
    needed = ["numpy", "msgspec", *(["landlockpy"] * ("landlock" in layers)), *(["seccompy"] * ("seccomp" in layers))]
    packages = {name: _package(name) for name in needed}
    return {
        "layers": list(layers),
        "packages": sorted({str(folder.parent) for folder in packages.values()}),
        "readable": [
            *_standard_library(),
            *_numpy(packages["numpy"]),
            os.devnull,
            "/dev/urandom",
            "/usr/share/zoneinfo",
        ],
        "listed": _libraries(),
        "memory": limits.memory,
        "seconds": limits.total,
    }


def _package(name: str) -> Path:
    """Where a package lies; it is not imported here."""
    found = importlib.util.find_spec(name)
    if found is None or not found.origin:
        raise CannotIsolate(needed(name))
    return Path(found.origin).parent


def _libraries() -> list[str]:
    return sorted({os.path.realpath(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")})


def _standard_library() -> Iterator[str]:
    for folder in _libraries():
        yield from sorted(os.path.join(folder, name) for name in os.listdir(folder) if name not in HIDDEN)


def _numpy(folder: Path) -> list[str]:
    """NumPy and the shared libraries that its wheel brings along."""
    beside = folder.parent / "numpy.libs"
    return [str(folder.resolve()), *([str(beside.resolve())] if beside.is_dir() else [])]


def environment() -> dict[str, str]:
    """One thread for BLAS, the same hashes everywhere, and nothing of the grader's own environment."""
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "VECLIB_MAXIMUM", "NUMEXPR")}
    return {**threads, "LC_ALL": "C.UTF-8", **({"SYSTEMROOT": os.environ["SYSTEMROOT"]} if os.name == "nt" else {})}


def command(control: int, text: str) -> list[str]:
    """The zygote's command: a bare file, without the site-packages in which the kit itself is installed."""
    start = Path(__file__).parent / "child" / "start.py"
    return [sys.executable, "-I", "-S", "-B", "-X", "utf8", str(start), str(control), text]
