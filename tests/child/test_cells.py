"""What stands below a statement that has failed is run, and nothing else of the cell is run again."""

from __future__ import annotations

from types import ModuleType

import pytest

from grader.child.cells import RunnableCell
from grader.child.faults import raised
from grader.child.messages import Fault, Raised
from grader.child.running import go_on, run
from grader.child.stopping import OutOfTime

BELOW = {
    "next line": ("fail()\nbelow = 1\n", 1),
    "same line": ("fail(); below = 1\n", 1),
    "same line, after others": ("'ä'; seen(); fail(); below = 1\n", 2),
    "several lines": ("seen(\n    1,\n    fail(),\n)\nbelow = 1\n", 1),
    "decorator": ("@fail(\n)\ndef f():\n    pass\nbelow = 1\n", 1),
    "second decorator": ("@seen\n@fail()\nclass F:\n    pass\nbelow = 1\n", 1),
    "decorated below": ("fail()\n@seen\ndef below():\n    pass\n", 2),
    "in a block": ("seen()\nif True:\n    seen()\n    fail()\nbelow = 1\n", 3),
}


def told(fault: BaseException) -> Raised:
    return raised(fault, ["ex.py"], 0)


def failed(source: str, calls: list[str]) -> tuple[RunnableCell, ModuleType, list[Fault]]:
    """The cell, its module and its fault, after `fail()` in it has failed; what it calls is written down."""

    def fail(*_: object) -> None:
        calls.append("fail")
        raise PermissionError

    def seen(*_: object) -> None:
        calls.append("seen")

    module, faults = ModuleType("ex"), list[Fault]()
    vars(module).update(fail=fail, seen=seen)
    cell = RunnableCell(source, 7, "ex.py")
    run(cell, module, faults, told)
    return cell, module, faults


@pytest.mark.parametrize("name", BELOW)
def test_what_stands_below_is_run_once(name: str) -> None:
    """Protects a name that is set in the same line, and a decorator from being called a second time."""
    source, expected = BELOW[name]
    calls: list[str] = []
    cell, module, faults = failed(source, calls)
    go_on(cell, module, faults, told)
    assert hasattr(module, "below")
    assert len(calls) == expected


def test_its_functions_are_the_ones_that_were_run() -> None:
    """Protects the sentences about parameters, which hold for the very function that a name stands for."""
    cell, module, faults = failed("def above(): pass\nfail()\n@staticmethod\ndef below(): pass\n", [])
    go_on(cell, module, faults, told)
    above, below = (vars(module)[name] for name in ("above", "below"))
    assert all(a is b for a, b in zip([above.__code__, below.__wrapped__.__code__], cell.parts(), strict=True))
    assert cell.holds(above.__code__) and cell.holds(below.__wrapped__.__code__)


@pytest.mark.parametrize("two", ["def two(): pass", "two = lambda: None", "two = one"])
def test_time_that_is_up_is_told_on(two: str) -> None:
    """Protects the rest of a file from counting as run: the timeout is passed on, and the lost names are noted."""
    cell, module, faults = failed(f"fail()\ndef one(): pass\nstop()\n{two}\n", [])

    def stop() -> None:
        raise OutOfTime

    vars(module)["stop"] = stop
    assert faults[0].costs == ["one", "two"]
    with pytest.raises(OutOfTime):
        go_on(cell, module, faults, told)
    assert [fault.costs for fault in faults] == [[], ["two"]]
