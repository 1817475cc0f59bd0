"""The settings of a zygote: its layers, the packages it imports, and the files that may be read."""

from __future__ import annotations

import importlib.util
import os
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from grader.sandbox.errors import CannotIsolate
from grader.sandbox.limits import Limits
from grader.sandbox.missing_packages import needed

HIDDEN = {"site-packages", "dist-packages", "test", "idlelib", "__pycache__"}
"""Parts of the standard library's folder that stay hidden; a course may be installed in the first two."""

IMPORTABLE = ("pytest", "_pytest", "py", "pluggy", "iniconfig", "packaging", "pygments")
"""Packages that students have beside NumPy: pytest and all it needs."""

PACKAGES = {"landlock": "landlockpy", "seccomp": "seccompy"}
"""The packages that put on a layer, by layer."""


def settings(limits: Limits, layers: Sequence[str]) -> dict[str, Any]:
    """All settings, as plain data (CannotIsolate if a package is missing)."""
    libraries = (PACKAGES[layer] for layer in layers if layer in PACKAGES)
    packages = {name: _package(name) for name in ("numpy", "msgspec", *libraries)}
    importable = {name: origin for name in IMPORTABLE if (origin := _origin(name))}
    return {
        "layers": list(layers),
        "packages": sorted({str(folder.parent) for folder in packages.values()}),
        "readable": [
            *_standard_library(),
            *_numpy(packages["numpy"]),
            *map(_of_package, importable.values()),
            os.devnull,
            "/dev/urandom",
            "/usr/lib/locale",
            "/usr/share/zoneinfo",
        ],
        "importable": importable,
        "listed": _libraries(),
        "memory": limits.memory,
        "seconds": limits.most,  # never before the grader's own deadline: to be killed counts as nobody's fault
    }


def _package(name: str) -> Path:
    """The folder of a package; it is not imported here."""
    origin = _origin(name)
    if origin is None:
        raise CannotIsolate(needed(name))
    return Path(origin).parent


def _origin(name: str) -> str | None:
    """The first file of a package or module, in its real folder: links lead nowhere in the sandbox."""
    found = importlib.util.find_spec(name)
    if found is None or not found.origin:
        return None
    folder, file = os.path.split(found.origin)
    return os.path.join(os.path.realpath(folder), file)


def _of_package(origin: str) -> str:
    """The path of a package's folder, or of a module's one file."""
    folder, file = os.path.split(origin)
    return folder if file == "__init__.py" else origin


def _libraries() -> list[str]:
    return sorted({os.path.realpath(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")})


def _standard_library() -> Iterator[str]:
    for folder in _libraries():
        yield from sorted(os.path.join(folder, name) for name in os.listdir(folder) if name not in HIDDEN)


def _numpy(folder: Path) -> list[str]:
    """NumPy and the shared libraries that its wheel brings along."""
    beside = folder.parent / "numpy.libs"
    return [str(folder), *([str(beside.resolve())] if beside.is_dir() else [])]


def environment() -> dict[str, str]:
    """One thread for BLAS, the same hashes everywhere, and nothing of the grader's own environment."""
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "VECLIB_MAXIMUM", "NUMEXPR")}
    return {
        **threads,
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        **({"SYSTEMROOT": os.environ["SYSTEMROOT"]} if os.name == "nt" else {}),
    }


def command(control: int, text: str) -> list[str]:
    """The zygote's command: a bare file, without the site-packages in which the kit itself is installed."""
    start = Path(__file__).parents[1] / "child" / "start.py"
    return [sys.executable, "-s", "-P", "-S", "-B", "-X", "utf8", str(start), str(control), text]
