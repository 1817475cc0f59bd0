"""Packages that people draw, show or explore with, and that are not here: no reason to lose what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import FunctionType, ModuleType

OFTEN_IMPORTED = frozenset(
    {
        *("IPython", "PIL", "bokeh", "cv2", "google", "graphviz", "ipytest", "ipywidgets", "jax", "keras"),
        *("matplotlib", "nbgrader", "networkx", "numba", "otter", "pandas", "plotly", "rich", "scipy", "seaborn"),
        *("sklearn", "statsmodels", "sympy", "tabulate", "tensorflow", "termcolor", "torch", "tqdm"),
    }
)


class Packages(MetaPathFinder):
    """Gives a stand-in for each while the files are run: whatever is done with it there does nothing.

    A function that uses one when it is called fails, and says which package is missing.
    """

    def __init__(self) -> None:
        self.pretending = True

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Part of an import: one of the packages, or anything in it."""
        known = self.pretending and name.partition(".")[0] in OFTEN_IMPORTED
        return ModuleSpec(name, self, is_package=True) if known else None  # type: ignore[arg-type]

    def get_ipython(self) -> StandIn:
        """What a notebook exported as a script calls for its magics."""
        return StandIn("IPython", self)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Part of an import: a module that has whatever is asked for."""
        return _Module(spec.name, StandIn(spec.name.partition(".")[0], self))

    def exec_module(self, module: ModuleType) -> None:
        """Part of an import: there is nothing to run."""


class _Module(ModuleType):
    def __init__(self, name: str, inside: StandIn) -> None:
        super().__init__(name)
        self.__dict__["_inside"] = inside

    def __getattr__(self, name: str) -> object:
        return getattr(self.__dict__["_inside"], name)


class StandIn:
    """Anything of a package: has all attributes, can be called, and as a decorator changes nothing."""

    def __init__(self, package: str, packages: Packages) -> None:
        self._package, self._packages = package, packages

    def _pretend(self) -> StandIn:
        if not self._packages.pretending:
            raise ModuleNotFoundError(f"No module named {self._package!r}")
        return self

    def __getattr__(self, name: str) -> StandIn:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._pretend()

    def __call__(self, *arguments: object, **_: object) -> object:
        decorated = len(arguments) == 1 and isinstance(arguments[0], (FunctionType, type))
        return arguments[0] if decorated else self._pretend()

    def __getitem__(self, _: object) -> StandIn:
        return self._pretend()

    def __setitem__(self, _: object, __: object) -> None:
        self._pretend()

    def __iter__(self) -> Iterator[object]:
        self._pretend()
        return iter(())

    def __enter__(self) -> StandIn:
        return self._pretend()

    def __exit__(self, *_: object) -> None:
        pass

    def __mro_entries__(self, _: object) -> tuple[type, ...]:
        return ()
