"""Packages that people draw, show or explore with, and that are not here: no reason to lose what stands beside them."""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import FrameType, ModuleType

from .standin_objects import Pretence, StandIn, StandInModule

OFTEN_IMPORTED = frozenset(
    {
        *("IPython", "PIL", "autograd", "colorama", "cv2", "google", "graphviz", "h5py", "ipywidgets", "jax", "keras"),
        *("matplotlib", "mpl_toolkits", "networkx", "numba", "pandas", "plotly", "pylab", "requests", "rich", "scipy"),
        *("seaborn", "sklearn", "sympy", "tabulate", "tensorflow", "torch", "torchvision", "tqdm", "typing_extensions"),
    }
)
"""What students of neural networks import out of habit, or because another course's notebook did."""

KIT = "grader"
"""The kit itself, which has the check that a notebook tells its student to import: it is never here, and for whoever
wrote that import it was there."""

UNLOADABLE = frozenset({"crypt", "curses", "readline", "sqlite3", "ssl", "tkinter", "turtle"})
FAILED = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
"""What a failed import is caught as."""


class Packages(MetaPathFinder, Loader):
    """Gives a stand-in for each while the files are run: whatever is done with it there does nothing.

    A function that uses one when it is called fails, and says which package is missing. Who asks whether a package is
    there, or has thought of what to do without it, hears the truth.

    texts: the cells of a file, by its name.
    """

    def __init__(self, texts: Callable[[str], Sequence[str]], pretence: Pretence) -> None:
        self._texts, self._pretence = texts, pretence

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Part of an import: one of the packages, or anything in it."""
        package = name.partition(".")[0]
        known = package in OFTEN_IMPORTED and not self._provided_for(_importing(sys._getframe(1)))
        return self._spec(name) if known or package == KIT else None

    def _spec(self, name: str) -> ModuleSpec | None:
        return ModuleSpec(name, self, is_package=True) if self._pretence.goes_on else None

    def part(self, name: str) -> ModuleSpec | None:
        """A part of the library that cannot be loaded here, where a file of the submission imports it."""
        line = _importing(sys._getframe(2))
        if line is None or not self._texts(line.f_code.co_filename) or self._provided_for(line):
            return None
        return self._spec(name)

    def _provided_for(self, line: FrameType | None) -> bool:
        """Whether the import that is under way may fail: it stands in a `try`, or is only a question."""
        if line is None:
            return True
        trees = map(ast.parse, self._texts(line.f_code.co_filename))
        return any(_covers(node, line.f_lineno) for tree in trees for node in ast.walk(tree))

    def get_ipython(self) -> StandIn:
        """What a notebook exported as a script calls for its magics."""
        return StandIn("IPython", self._pretence)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Part of an import: a module that has whatever is asked for."""
        return StandInModule(spec.name, self._pretence)

    def exec_module(self, module: ModuleType) -> None:
        """Part of an import: there is nothing to run."""


class Unloadable(MetaPathFinder):
    """The parts of the library that need one of the system's, which cannot be loaded any more, come as stand-ins.

    Editors write such imports by themselves: `from turtle import forward`. The library's own modules do without.
    """

    def __init__(self, packages: Packages) -> None:
        self._packages = packages

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Part of an import: one of these, or anything in it."""
        return self._packages.part(name) if name.partition(".")[0] in UNLOADABLE else None


def _importing(frame: FrameType | None) -> FrameType | None:
    """Where the import that is under way stands; None where somebody only asks whether there is such a module."""
    while frame and frame.f_back and "importlib" in frame.f_code.co_filename:
        if frame.f_code.co_filename == importlib.util.__file__:
            return None
        frame = frame.f_back
    return frame


def _covers(node: ast.AST, line: int) -> bool:
    """Whether a line stands in the body of a `try` that goes on where an import fails."""
    if not isinstance(node, ast.Try) or not node.body[0].lineno <= line <= (node.body[-1].end_lineno or 0):
        return False
    return any(map(_catches, node.handlers))


def _catches(handler: ast.ExceptHandler) -> bool:
    names = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)} if handler.type else FAILED
    return not FAILED.isdisjoint(names)
