"""The submission's files as modules, importable from each other."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

from .files import RunnableFile
from .folders import Folders
from .messages import SentFile
from .standin_imports import Packages, Unloadable
from .standin_objects import Pretence


class Modules(MetaPathFinder, Loader):
    """Finds the files of one submission, except those to skip, and stand-ins for missing packages."""

    def __init__(self, sent: Sequence[SentFile], skipped: Sequence[int]) -> None:
        self._pretence = Pretence()
        names = [f"{file.module}.py" for file in sent]
        self.files = [RunnableFile(file, number, names, self._pretence) for number, file in enumerate(sent)]
        self._numbers = {file.imported_as: number for number, file in enumerate(self.files)}
        self._skipped = skipped
        packages = Packages(self._texts, self._pretence)
        builtins.get_ipython = packages.get_ipython  # type: ignore[attr-defined]
        sys.meta_path[:0] = [self, Unloadable(packages)]
        sys.meta_path += [Folders([file.imported_as for file in self.files]), packages]

    def all_loaded(self) -> None:
        """End the use of stand-ins: functions are called from now on, and need the real package."""
        self._pretence.goes_on = False

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Part of an import: a file of the submission comes before everything that is installed."""
        number = self._numbers.get(name)
        if number is None:
            return None
        file = self.files[number].name
        return ModuleSpec(name, self, origin=file, is_package=file.endswith("/__init__.py"))

    def exec_module(self, module: ModuleType) -> None:
        """Part of an import: run the file."""
        number = self._numbers[module.__name__]
        if number in self._skipped:
            raise ImportError(f"{self.files[number].name} could not be run")
        self.files[number].run_as(module)

    def _texts(self, name: str) -> list[str]:
        """Each cell's text as far as Python could parse it; none if the file is not the submission's."""
        return next((file.texts() for file in self.files if file.name == name), [])
