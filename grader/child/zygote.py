"""The zygote made ready: NumPy loaded, nothing secret in it, and done once what every child needs."""

from __future__ import annotations

import builtins
import gc
import importlib
import json
import os
import site
import socket
import sys
import warnings
from typing import Any, NoReturn

from . import layers
from .forking import obey
from .stopping import NO_INPUT, Forbidden

ENVIRONMENT = {"HOME": "/", "USER": "student", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
"""The environment of every child: what is set on every system, and none of it the machine's."""

PRELOADED = """
    bisect bz2 collections copy dataclasses decimal fractions functools hashlib heapq itertools json lzma math operator
    pathlib random re string time typing warnings zlib
    numpy numpy.linalg
"""
"""What submissions import as a rule, and what needs a library of the system, which cannot be loaded later."""


def main(control: int, settings: dict[str, Any]) -> None:
    """Prepare what all children share, say so, and serve until the grader's end of the control socket closes."""
    ready = layers.before_imports(settings["layers"])
    serve_child, confinement = _imported(settings)
    ready += confinement.share()
    _forget_ourselves()
    _as_started_usually()
    _with_nobody_there()
    gc.collect()
    gc.freeze()
    gc.disable()
    with socket.socket(fileno=control) as orders:
        orders.sendall(json.dumps(ready).encode() + b"\n")
        _silence()
        obey(orders, confinement, serve_child)
    os._exit(0)


def _imported(settings: dict[str, Any]) -> tuple[Any, layers.Confinement]:
    """Import everything a child needs; the folders in which packages lie leave sys.path again."""
    packages = settings["packages"]
    sys.path += packages
    register, os.register_at_fork = os.register_at_fork, _no_hook
    try:
        for name in PRELOADED.split():
            importlib.import_module(name)
        serving = importlib.import_module("child.serving")
        importlib.import_module("child.warming").rehearse(serving.serve)
        importlib.import_module("child.randomness").seed()
        sys.meta_path.append(importlib.import_module("child.importable").Importable(settings["importable"]))
        return serving.serve, layers.Confinement(settings)
    finally:
        os.register_at_fork = register
        sys.path[:] = [entry for entry in sys.path if entry not in packages]
        for entry in packages:
            sys.path_importer_cache.pop(entry, None)


def _no_hook(**_: object) -> None:
    """What `threading` and `random` would do in every child takes as long as the fork; there is one thread here."""


def _forget_ourselves() -> None:
    """A submission may hold a file of any name: ours are imported by now and leave their names to it."""
    for name in [name for name in sys.modules if name.partition(".")[0] in {"child", "landlockpy", "seccompy"}]:
        del sys.modules[name]


def _as_started_usually() -> None:
    """What every Python has at hand."""
    site.sethelper()
    site.setquit()
    sys.argv[:] = sys.orig_argv[:] = [""]


def _with_nobody_there() -> None:
    """Nobody looks at what a notebook displays, reads warnings, or types."""
    builtins.display = _nothing  # type: ignore[attr-defined]
    builtins.input = _no_input
    warnings.simplefilter("ignore")


def _nothing(*_: object, **__: object) -> None:
    """What a notebook's `display` does here."""


def _no_input(_prompt: object = "") -> NoReturn:
    raise Forbidden(NO_INPUT)


def _silence() -> None:
    """From here on nobody reads stderr, which children inherit."""
    os.environ.clear()
    os.environ.update(ENVIRONMENT)
    os.dup2(0, 2)
