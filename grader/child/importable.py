"""Imports single installed packages; the folder around them stays hidden, for a course may lie there."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location


class Importable(MetaPathFinder):
    """Finds the given packages in their files; modules inside a package are found as usual."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Part of an import: a module, or a package's beginning."""
        return spec_from_file_location(name, self._files[name]) if name in self._files else None
