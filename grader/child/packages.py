"""Packages that people draw, show or explore with, and that are not here: no reason to lose what stands beside them."""

from __future__ import annotations

import ast
import importlib.util
import opcode
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import FrameType, FunctionType, ModuleType

OFTEN_IMPORTED = frozenset(
    {
        *("IPython", "PIL", "altair", "bokeh", "colorama", "cv2", "google", "graphviz", "h5py", "imageio"),
        *("ipykernel", "ipytest", "ipywidgets", "jax", "joblib", "keras", "matplotlib", "micropip", "mpl_toolkits"),
        *("nbgrader", "networkx", "numba", "otter", "pandas", "piplite", "plotly", "pylab", "pyodide", "requests"),
        *("rich", "scipy", "seaborn", "skimage", "sklearn", "statsmodels", "sympy", "tabulate", "tensorflow"),
        *("termcolor", "torch", "torchvision", "tqdm", "typing_extensions", "yaml"),
    }
)


UNLOADABLE = frozenset({"crypt", "curses", "readline", "sqlite3", "ssl", "tkinter", "turtle"})

PROGRESS = "tqdm"
"""The package whose things give what they are given, one by one."""


class Packages(MetaPathFinder, Loader):
    """Gives a stand-in for each while the files are run: whatever is done with it there does nothing.

    A function that uses one when it is called fails, and says which package is missing. Who asks whether a package is
    there, or has thought of what to do without it, hears the truth.

    texts: the cells of a file, by its name; uses: how often a stand-in has been used.
    """

    def __init__(self, texts: Callable[[str], Sequence[str]]) -> None:
        self.pretending = True
        self.uses = 0
        self._texts = texts

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Part of an import: one of the packages, or anything in it."""
        known = name.partition(".")[0] in OFTEN_IMPORTED and not self._provided_for(_importing(sys._getframe(1)))
        return self._spec(name) if known else None

    def _spec(self, name: str) -> ModuleSpec | None:
        return ModuleSpec(name, self, is_package=True) if self.pretending else None

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
        return StandIn("IPython", self)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Part of an import: a module that has whatever is asked for."""
        module = _Module(spec.name, StandIn(spec.name.partition(".")[0], self))
        vars(module)["__version__"] = "0"
        return module

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


FAILED = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
"""What a failed import is caught as."""


class _Module(ModuleType):
    def __init__(self, name: str, inside: StandIn) -> None:
        super().__init__(name)
        self.__dict__["_inside"] = inside

    def __getattr__(self, name: str) -> object:
        return getattr(self.__dict__["_inside"], name)


UNPACKING = {opcode.opmap["UNPACK_SEQUENCE"], opcode.opmap["UNPACK_EX"]}


class StandIn:
    """Anything of a package: has all attributes, can be called, and as a decorator changes nothing."""

    def __init__(self, package: str, packages: Packages) -> None:
        self._package, self._packages = package, packages

    def _pretend(self) -> StandIn:
        if not self._packages.pretending:
            raise ModuleNotFoundError(f"No module named {self._package!r}")
        self._packages.uses += 1
        return self

    def __getattr__(self, name: str) -> StandIn:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._pretend()

    def __call__(self, *arguments: object, **_: object) -> object:
        given = arguments[0] if len(arguments) == 1 else None
        if isinstance(given, (FunctionType, type)):
            return given
        self._pretend()
        return given if self._package == PROGRESS and isinstance(given, Iterable) else self

    def __getitem__(self, _: object) -> StandIn:
        return self._pretend()

    def __setitem__(self, _: object, __: object) -> None:
        self._pretend()

    def __len__(self) -> int:
        self._pretend()
        return 0

    def __format__(self, _: str) -> str:
        self._pretend()
        return ""

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[object]:
        """As many as are asked for at once (`figure, axes = plt.subplots()`); none for whoever loops."""
        frame = sys._getframe(1)
        code = frame.f_code.co_code[frame.f_lasti :]
        wanted = code[1] if code and code[0] in UNPACKING else 0
        return iter([self._pretend()] * wanted)

    def __enter__(self) -> StandIn:
        return self._pretend()

    def __exit__(self, *_: object) -> None:
        pass

    def __mro_entries__(self, _: object) -> tuple[type, ...]:
        return ()


def _reckoned(self: StandIn, *_: object) -> StandIn:
    return self._pretend()


for _name in ("add", "sub", "mul", "truediv", "pow", "matmul", "floordiv", "mod", "and", "or"):
    setattr(StandIn, f"__{_name}__", _reckoned)
    setattr(StandIn, f"__r{_name}__", _reckoned)
for _name in ("neg", "abs", "invert", "lt", "le", "gt", "ge"):
    setattr(StandIn, f"__{_name}__", _reckoned)
