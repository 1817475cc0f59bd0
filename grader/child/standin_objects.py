"""Stand-ins for missing packages: while the files are run, any use of one does nothing."""

from __future__ import annotations

import opcode
import sys
from collections.abc import Iterable, Iterator
from types import FunctionType, ModuleType

PROGRESS = "tqdm"
"""The package whose functions return the iterable that they are given."""

UNPACKING = {opcode.opmap["UNPACK_SEQUENCE"], opcode.opmap["UNPACK_EX"]}


class Pretence:
    """Whether stand-ins may still be used: only while the files are run. `uses` is how often one was used."""

    def __init__(self) -> None:
        self.goes_on = True
        self.uses = 0

    def use(self, package: str) -> None:
        """Count one more use (ModuleNotFoundError once functions are called: they need the real package)."""
        if not self.goes_on:
            raise ModuleNotFoundError(f"No module named {package!r}")
        self.uses += 1


class StandInModule(ModuleType):
    """A module of a missing package: has every attribute."""

    def __init__(self, name: str, pretence: Pretence) -> None:
        super().__init__(name)
        self.__dict__.update(_inside=StandIn(name.partition(".")[0], pretence), __version__="0")

    def __getattr__(self, name: str) -> object:
        return getattr(self.__dict__["_inside"], name)


class StandIn:
    """Any object of a missing package: has every attribute, can be called, and changes nothing as a decorator."""

    def __init__(self, package: str, pretence: Pretence) -> None:
        self._package, self._pretence = package, pretence

    def _pretend(self) -> StandIn:
        self._pretence.use(self._package)
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

    def __len__(self) -> int:
        self._pretend()
        return 0

    def __format__(self, _: str) -> str:
        self._pretend()
        return ""

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[object]:
        """As many values as are unpacked (`figure, axes = plt.subplots()`); none in a loop."""
        frame = sys._getframe(1)
        code = frame.f_code.co_code[frame.f_lasti :]
        wanted = code[1] if code and code[0] in UNPACKING else 0
        return iter([self._pretend()] * wanted)

    def __exit__(self, *_: object) -> None:
        pass

    def __mro_entries__(self, _: object) -> tuple[type, ...]:
        return ()


def _itself(self: StandIn, *_: object) -> StandIn:
    return self._pretend()


for _name in ("add", "sub", "mul", "truediv", "pow", "matmul", "floordiv", "mod", "and", "or"):
    setattr(StandIn, f"__{_name}__", _itself)
    setattr(StandIn, f"__r{_name}__", _itself)
for _name in ("neg", "abs", "invert", "lt", "le", "gt", "ge", "getitem", "setitem", "enter"):
    setattr(StandIn, f"__{_name}__", _itself)
