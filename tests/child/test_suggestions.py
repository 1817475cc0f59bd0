"""The name that a misspelt one may have been meant for."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from grader.child.suggestions import MOST_LETTERS, suggestion


def fault_of(function: Callable[[], object]) -> Exception:
    with pytest.raises((NameError, AttributeError, ZeroDivisionError)) as found:
        function()
    return found.value


def misspelt() -> object:
    product = 2
    return prodct + product  # type: ignore[name-defined]  # noqa: F821


def misspelt_global() -> object:
    return fault_off  # type: ignore[name-defined]  # noqa: F821


def misspelt_builtin() -> object:
    return sumn([1])  # type: ignore[name-defined]  # noqa: F821


def misspelt_function() -> object:
    return math.sqr(2)  # type: ignore[attr-defined]


def a_capital() -> object:
    w1 = w2 = 1
    return W2 + w1 + w2  # type: ignore[name-defined]  # noqa: F821


def two_letters_swapped() -> object:
    return ture  # type: ignore[name-defined]  # noqa: F821


@pytest.mark.parametrize(
    ("function", "name"),
    [
        (misspelt, "product"),
        (misspelt_global, "fault_of"),
        (misspelt_builtin, "sum"),
        (misspelt_function, "sqrt"),
        (a_capital, "w2"),
        (two_letters_swapped, "True"),
    ],
)
def test_near_names(function: Callable[[], object], name: str) -> None:
    """Protects who has mistyped a name: which one is meant stands in the words about it."""
    assert suggestion(fault_of(function)) == f". Did you mean: '{name}'?"


def another_number() -> object:
    h1 = h2 = 1
    return h3 + h1 + h2  # type: ignore[name-defined]  # noqa: F821


def another_number_of_a_long_name() -> object:
    weights_1 = 1
    return weights_2 + weights_1  # type: ignore[name-defined]  # noqa: F821


def digits_swapped() -> object:
    w12 = 1
    return w21 + w12  # type: ignore[name-defined]  # noqa: F821


def of_an_object() -> object:
    return [].lenght  # type: ignore[attr-defined]


def too_early() -> object:
    if math.pi < 0:
        product = 1
    return product


@pytest.mark.parametrize(
    "function",
    [another_number, another_number_of_a_long_name, digits_swapped, of_an_object, too_early, lambda: 1 / 0],
)
def test_nothing_near(function: Callable[[], object]) -> None:
    """Protects from a wrong track: of names that differ in their number none is meant for the other."""
    assert suggestion(fault_of(function)) == ""


def test_names_of_any_kind() -> None:
    """Protects the words about a typo: a file's names may be numbers, or as long as they like."""
    namespace: dict[Any, object] = {1: 1, "value" * MOST_LETTERS: 2, "value": 3}
    assert suggestion(fault_of(lambda: exec("valu", namespace))) == ". Did you mean: 'value'?"


def a_decimal_comma() -> object:
    delta = 0,786  # fmt: skip
    return 0.5 * delta  # type: ignore[operator]


def test_a_pair_is_told_of() -> None:
    """Protects who writes a decimal comma, and hears of sequences in the next line."""
    with pytest.raises(TypeError) as found:
        a_decimal_comma()
    assert suggestion(found.value) == ". delta is (0, 786), a pair of whole numbers"


def no_tuple() -> object:
    shape = (2, 1)
    return "a" + len(shape)  # type: ignore[operator]


def other_tuples() -> object:
    one, two, three = (0.5, 1), (1, 2, 3), (1, 10**9999)
    return one * 0.5 + two + three  # type: ignore[operator]


@pytest.mark.parametrize("function", [no_tuple, other_tuples])
def test_no_pair_is_told_of(function: Callable[[], object]) -> None:
    """Protects from a wrong track: where no tuple is at fault, or none that a comma makes, nothing is added."""
    with pytest.raises(TypeError) as found:
        function()
    assert suggestion(found.value) == ""


class Endless(dict[str, object]):
    def __iter__(self) -> Iterator[str]:
        return map(str, count())


def test_names_without_end() -> None:
    """Protects the run: what holds a class's names may be made to have ever more of them."""
    assert suggestion(fault_of(lambda: exec("valu", {}, Endless()))) == ""


def test_a_lying_exception() -> None:
    """Protects the run: what a student raises himself may have any name, or none."""
    assert suggestion(NameError("name", name=1)) == suggestion(NameError("x" * 9999, name="x" * 9999)) == ""  # type: ignore[arg-type]
