"""The folders of a submission as packages."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

AROUND = "exercises"
"""The folder of the student's files. Where its parent is on the path, it can be imported as a package."""


class Folders(MetaPathFinder, Loader):
    """Imports the submission's folders as packages; as on a disk, installed packages come first.

    Editors write the folder around the submission into an import: `from exercises.helpers import half`.
    """

    def __init__(self, modules: Sequence[str]) -> None:
        self._modules = set(modules)
        self._names = {name[:end] for name in modules for end, letter in enumerate(name) if letter == "."}

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Part of an import: a package that holds nothing itself, or another name of a module."""
        inner = name.removeprefix(f"{AROUND}.")
        if name == AROUND or inner in self._names:
            return ModuleSpec(name, None, is_package=True)
        return ModuleSpec(name, self) if inner != name and inner in self._modules else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Part of an import: the module under its own name."""
        return import_module(spec.name.removeprefix(f"{AROUND}."))

    def exec_module(self, module: ModuleType) -> None:
        """Part of an import: it has been run."""
