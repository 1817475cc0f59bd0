"""The name that a misspelt one probably stands for, and the other causes that a message names."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import count
from textwrap import indent
from typing import Any

import pytest

from grader.child.exception_text import MOST_LETTERS, suggestion


def fault_of(code: str, names: dict[Any, object] | None = None) -> Exception:
    """What the code raises in a function of a file that has these names, and math."""
    file: dict[Any, Any] = {"math": math, **(names or {})}
    exec(f"def function():\n{indent(code, '    ')}\n", file)
    return raised(file["function"])


def raised(function: Callable[..., object], *arguments: object) -> Exception:
    with pytest.raises((NameError, AttributeError, TypeError, ZeroDivisionError)) as found:
        function(*arguments)
    return found.value


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("product = 2\nreturn prodct + product", "product"),
        ("return leraning_rate", "learning_rate"),
        ("return sumn([1])", "sum"),
        ("return math.sqr(2)", "sqrt"),
        ("w1 = w2 = 1\nreturn W2 + w1 + w2", "w2"),
        ("return ture", "True"),
    ],
)
def test_near_names(code: str, name: str) -> None:
    """Protects students who mistype a name: the message says which one is probably meant."""
    assert suggestion(fault_of(code, {"learning_rate": 0.1})) == f". Did you mean: '{name}'?"


NOTHING_NEAR = {
    "another number": "h1 = h2 = 1\nreturn h3 + h1 + h2",
    "another number of a long name": "weights_1 = 1\nreturn weights_2 + weights_1",
    "digits swapped": "w12 = 1\nreturn w21 + w12",
    "of an object": "return [].lenght",
    "too early": "if math.pi < 0:\n    product = 1\nreturn product",
    "no name": "return 1 / 0",
}


@pytest.mark.parametrize("code", NOTHING_NEAR.values(), ids=NOTHING_NEAR)
def test_nothing_near(code: str) -> None:
    """Protects from a wrong track: a name that differs only in its number is not suggested."""
    assert suggestion(fault_of(code)) == ""


def test_names_of_any_kind() -> None:
    """Protects the words about a typo: a file's names may be numbers, or as long as they like."""
    names: dict[Any, object] = {1: 1, "value" * MOST_LETTERS: 2, "value": 3}
    assert suggestion(fault_of("return valu", names)) == ". Did you mean: 'value'?"


def test_a_pair_is_told_of() -> None:
    """Protects students who write a decimal comma from a message about sequences in the next line."""
    assert suggestion(fault_of("delta = 0,786\nreturn 0.5 * delta")) == ". delta is (0, 786), a pair of whole numbers"


OTHER_TUPLES = "one, two, three = (0.5, 1), (1, 2, 3), (1, 10**9999)\nreturn one * 0.5 + two + three"


@pytest.mark.parametrize("code", ["shape = (2, 1)\nreturn 'a' + len(shape)", OTHER_TUPLES], ids=["none", "others"])
def test_no_pair_is_told_of(code: str) -> None:
    """Protects from a wrong track: nothing is added unless a tuple is at fault, and a comma may have made it."""
    assert suggestion(fault_of(code)) == ""


class Endless(dict[str, object]):
    def __iter__(self) -> Iterator[str]:
        return map(str, count())


def test_names_without_end() -> None:
    """Protects the run: a namespace may be made to yield names without end."""
    assert suggestion(raised(exec, "valu", {}, Endless())) == ""


def test_a_lying_exception() -> None:
    """Protects the run: an exception that a student raises may have any name, or none."""
    assert suggestion(NameError("name", name=1)) == suggestion(NameError("x" * 9999, name="x" * 9999)) == ""  # type: ignore[arg-type]
