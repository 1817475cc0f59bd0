"""Changed lines: those that only replace values are swaps."""

from __future__ import annotations

import ast

import pytest

from grader.derived.swaps import swap_of


def reference(x: float, times: int) -> float:
    """All kinds of lines."""
    total = 0.0
    for number in range(times):
        total += x * number
        if total > 5: total = 5.0  # fmt: skip  # noqa: E701
        else:
            total = total + 1.0
            x = x / 2
    while total > 3.0:
        total = (
            total - 1.0)  # fmt: skip
    return total


ONE_LINE = "if total > 5: total = 5.0  # fmt: skip  # noqa: E701"
VALUES = {
    "total = 0.0": "1.0",
    "total += x * number": "x",
    "for number in range(times):": "range(1, times)",
    "while total > 3.0:": "total >= 3.0",
    ONE_LINE: "total > 6",
    "return total": "-total",
}


@pytest.mark.parametrize(("line", "value"), VALUES.items())
def test_a_line_with_another_value_is_a_swap(line: str, value: str) -> None:
    """A changed line of any kind is a swap where only its value is new."""
    old = ast.parse(f"{line} pass" if line.endswith(":") else line).body[0]
    field = next(name for name in ("value", "test", "iter") if hasattr(old, name))
    new = line.replace(ast.unparse(getattr(old, field)), value)
    ((place, node),) = swap_of(reference, {line: new}).items()
    assert (place[-1], ast.unparse(node)) == ((field, None), value)


@pytest.mark.parametrize(
    "changes",
    [
        {"total += x * number": "total -= x * number"},
        {"total += x * number": "total = x * number"},
        {"total = 0.0": ""},
        {"total = 0.0": "total = 0.0\nx = -x"},
        {"return total": "return"},
        {"return total": "return total total"},
        {"for number in range(times):": "for times in range(times):"},
        {"while total > 3.0:": "if total > 3.0:"},
        {"total = (": "total = ("},
        {"total = total + 1.0": "total = total + 2.0"},
        {ONE_LINE: "if total > 6: total = 5.0", "total = total + 1.0": "total = total + 2.0"},
        {"no such line": "total = 1.0"},
        {"total = 0.0": "total = 1.0", "return total": "pass"},
    ],
    ids=str,
)
def test_a_line_that_is_another_in_more_than_its_value_is_none(changes: dict[str, str]) -> None:
    """A line that changes more than its value is no swap."""
    assert not swap_of(reference, changes)


def test_only_changes_of_lines_are_swaps() -> None:
    """Expressions and functions are no swaps: they have no places in the reference."""
    assert not swap_of(reference, "x * times")
    assert not swap_of(reference, reference)
