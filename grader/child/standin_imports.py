"""Finds stand-ins for packages that are missing here, so that an import alone does not break a file."""

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
"""The kit itself: notebooks tell students to import its check, but it is never here, so it always has a stand-in."""

UNLOADABLE = frozenset({"crypt", "curses", "readline", "sqlite3", "ssl", "tkinter", "turtle"})
FAILED = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
"""The exceptions by which an `except` catches a failed import."""

ASKS = importlib.util.find_spec.__code__
"""The code that only asks whether a module exists."""


class Packages(MetaPathFinder, Loader):
    """Gives a stand-in for each missing package while the files are run; any use of it does nothing.

    A function that uses one when it is called fails, and says which package is missing. Code that only asks whether a
    package exists, or catches a failed import, gets none.

    texts: the cells of a file, by its name.
    """

    def __init__(self, texts: Callable[[str], Sequence[str]], pretence: Pretence) -> None:
        self._texts, self._pretence = texts, pretence

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Part of an import: one of the packages, or anything in it."""
        package = name.partition(".")[0]
        wanted = package in OFTEN_IMPORTED or package == KIT
        return self._spec(name) if wanted and not self._provided_for(_importing(sys._getframe(1))) else None

    def _spec(self, name: str) -> ModuleSpec | None:
        return ModuleSpec(name, self, is_package=True) if self._pretence.goes_on else None

    def part(self, name: str) -> ModuleSpec | None:
        """A stand-in for a part of the standard library, if a file of the submission imports it."""
        line = _importing(sys._getframe(2))
        if line is None or not self._texts(line.f_code.co_filename) or self._provided_for(line):
            return None
        return self._spec(name)

    def _provided_for(self, line: FrameType | None) -> bool:
        """Whether the current import may fail: it is in a `try`, or only asks whether a module exists."""
        if line is None:
            return True
        trees = map(ast.parse, self._texts(line.f_code.co_filename))
        return any(_covers(node, line.f_lineno) for tree in trees for node in ast.walk(tree))

    def get_ipython(self) -> StandIn:
        """The function that a notebook exported as a script calls for its magics."""
        return StandIn("IPython", self._pretence)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Part of an import: a module that has every attribute."""
        return StandInModule(spec.name, self._pretence)

    def exec_module(self, module: ModuleType) -> None:
        """Part of an import: there is nothing to run."""


class Unloadable(MetaPathFinder):
    """Gives stand-ins for the parts of the standard library that need a system library, which cannot be loaded here.

    Editors write such imports by themselves: `from turtle import forward`. The library's own modules get none.
    """

    def __init__(self, packages: Packages) -> None:
        self._packages = packages

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Part of an import: one of these, or anything in it."""
        return self._packages.part(name) if name.partition(".")[0] in UNLOADABLE else None


def _importing(frame: FrameType | None) -> FrameType | None:
    """The frame of the current import; None if code only asks whether there is such a module."""
    while frame and frame.f_back and "importlib" in frame.f_code.co_filename:
        if frame.f_code is ASKS:
            return None
        frame = frame.f_back
    return frame


def _covers(node: ast.AST, line: int) -> bool:
    """Whether a line is in the body of a `try` that catches a failed import."""
    if not isinstance(node, ast.Try) or not node.body[0].lineno <= line <= (node.body[-1].end_lineno or 0):
        return False
    return any(map(_catches, node.handlers))


def _catches(handler: ast.ExceptHandler) -> bool:
    """Whether the code goes on without the import."""
    if isinstance(handler.body[-1], ast.Raise):
        return False
    names = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)} if handler.type else FAILED
    return not FAILED.isdisjoint(names)
