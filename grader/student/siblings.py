"""The modules of one folder, which leave nothing behind in the run that they are in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from grader.exercise_files import FILE_NAME


class Siblings:
    """The modules of one folder: importable from each other, and out of everybody else's way.

    Two folders hold files of the same names (exercises and solutions, two students), so the modules of a folder
    stand in `sys.modules` only while its code runs.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._modules: dict[str, ModuleType] = {}

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        """Imports find the folder's files first; no trace is left in sys.path, in sys.modules, or as bytecode."""
        strangers = {name: sys.modules.pop(name) for name in self._files() if name in sys.modules}
        others = set(sys.modules)
        sys.modules.update(self._modules)
        writes = sys.dont_write_bytecode
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(self.folder))
        try:
            yield
        finally:
            if str(self.folder) in sys.path:
                sys.path.remove(str(self.folder))
            sys.dont_write_bytecode = writes
            new = [name for name in sys.modules if name not in others and self._is_ours(name.partition(".")[0])]
            self._modules = {name: sys.modules.pop(name) for name in new}
            sys.modules.update(strangers)

    def _files(self) -> list[str]:
        """The folder's files as modules; one that is called like an installed package in use is not among them."""
        return [path.stem for path in self.folder.glob("*.py") if self._is_ours(path.stem)]

    def _is_ours(self, name: str) -> bool:
        return name in self._modules or bool(FILE_NAME.fullmatch(f"{name}.py")) or self._is_from_here(name)

    def _is_from_here(self, name: str) -> bool:
        """Whether the module of that name is a file or a package of the folder."""
        module, place = sys.modules.get(name), self.folder / name
        file = getattr(module, "__file__", None)
        if file:
            return Path(file) in (self.folder / f"{name}.py", place / "__init__.py")
        return str(place) in getattr(module, "__path__", ())
