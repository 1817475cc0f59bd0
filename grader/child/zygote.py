"""Prepares the zygote: NumPy is loaded, nothing secret is in it, and what every child needs is done once."""

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

from . import heap, layers
from .forking import obey
from .stopping import NO_INPUT, Forbidden

ENVIRONMENT = {"HOME": "/", "USER": "student", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
"""The environment of every child: variables that every system has, with no value of this machine's."""

PRELOADED = """
    bisect bz2 collections copy dataclasses decimal fractions functools hashlib heapq itertools json lzma math operator
    pathlib random re string time typing warnings zlib
    numpy numpy.linalg
"""
"""Modules that submissions often import, or that need a system library, which cannot be loaded later."""


def main(control: int, settings: dict[str, Any]) -> None:
    """Prepare what all children share, report the layers, and serve until the grader closes the control socket."""
    ready = layers.before_imports(settings["layers"])
    serve_child, confinement = _imported(settings)
    ready += confinement.share()
    _forget_ourselves()
    _as_started_usually()
    _with_nobody_there()
    gc.collect()
    _holes = heap.fill_holes()
    gc.freeze()
    gc.disable()
    with socket.socket(fileno=control) as orders:
        orders.sendall(json.dumps(ready).encode() + b"\n")
        _silence()
        obey(orders, confinement, serve_child)
    os._exit(0)


def _imported(settings: dict[str, Any]) -> tuple[Any, layers.Confinement]:
    """Import everything a child needs; the packages' folders are taken off sys.path again."""
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
    """Replaces the hooks of `threading` and `random`: they take as long as the fork, and there is only one thread."""


def _forget_ourselves() -> None:
    """Free the names of our modules, which are imported by now: a submission may hold a file of any name."""
    for name in [name for name in sys.modules if name.partition(".")[0] in {"child", "landlockpy", "seccompy"}]:
        del sys.modules[name]


def _as_started_usually() -> None:
    """Provide `help`, `exit` and `sys.argv`, as every Python does."""
    site.sethelper()
    site.setquit()
    sys.argv[:] = sys.orig_argv[:] = [""]


def _with_nobody_there() -> None:
    """Turn off `display`, `input` and warnings: there is nobody to look or to type."""
    builtins.display = _nothing  # type: ignore[attr-defined]
    builtins.input = _no_input
    warnings.simplefilter("ignore")


def _nothing(*_: object, **__: object) -> None:
    """Replaces a notebook's `display`."""


def _no_input(_prompt: object = "") -> NoReturn:
    raise Forbidden(NO_INPUT)


def _silence() -> None:
    """Clear the environment, and discard stderr: children inherit it, and nobody reads it from here on."""
    os.environ.clear()
    os.environ.update(ENVIRONMENT)
    os.dup2(0, 2)
