"""What counts as an answer: the type decides, and no object can talk its way in."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.answers.reading import read
from grader.answers.refusals import Refusal
from grader.answers.showing import shown
from grader.answers.values import equal
from grader.child.value_kinds import MOST_ENTRIES


class Liar(float):
    """A float that calls itself equal to everything, and something else when asked."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __float__(self) -> float:
        return 0.9

    def __pos__(self) -> float:
        return 0.9


class Everything:
    """No number at all, and equal to all of them."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __float__(self) -> float:
        return 0.9


class Shifting(np.ndarray[Any, Any]):
    """An array whose methods would give something else."""

    def __array__(self, *_: object, **__: object) -> Any:
        return np.zeros(2)

    def astype(self, *_: object, **__: object) -> Any:
        return np.zeros(2)


class Pair(NamedTuple):
    """A tuple with names."""

    a: float
    b: float


NUMBERS = [1, 0.5, True + 1, np.float64(0.5), np.float32(0.5), np.float16(0.5), np.int8(3), np.uint64(7)]


@pytest.mark.parametrize("value", [np.full((8, 8, 8, 8, 2), 1e-300), tuple(n * 1.01 for n in range(4900))], ids=len)
def test_shown_shortly(value: object) -> None:
    """Protects the feedback, and whoever stores it, from an answer of thousands of numbers."""
    assert len(shown(value)) < 300


@pytest.mark.parametrize(("value", "text"), [(-0.0, "0"), (np.array([-0.0, -0.5]), "[0, -0.5]"), (-3, "-3")])
def test_no_minus_before_a_zero(value: object, text: str) -> None:
    """Protects who computes 0 * -0.2 from a number that he has never met."""
    assert shown(value) == text


@pytest.mark.parametrize("number", [*NUMBERS, np.longdouble(0.5), Fraction(1, 2), 10**300], ids=repr)
def test_numbers(number: Any) -> None:
    """Protects honest answers: every real number of Python's and NumPy's is read as its value."""
    assert read(number) == float(number)


REFUSED: list[object] = [
    *(
        True,
        np.True_,
        1j,
        np.complex128(1),
        "0.9",
        b"0.9",
        None,
        float("nan"),
        float("inf"),
        np.float64("nan"),
        10**400,
    ),
    *(np.array([1, None]), np.array(["0.9"]), np.array([1j]), np.array([True]), np.array([1.0, np.nan]), Everything()),
    *(
        {0.9},
        {"a": 1},
        range(3),
        *map(iter, [[0.9]]),
        map(float, ()),
        lambda: 0.9,
        float,
        np.timedelta64(1, "s"),
        Decimal("0.9"),
        object(),
    ),
    *(
        np.array(["2020-01-01"], dtype="M8[D]"),
        np.zeros(2, dtype=[("a", "f8")]),
        np.ma.masked_array([1.0], mask=[True]),
    ),
    *([np.array(0.5)], [0.1, [0.2]], [[1.0], [1.0, 2.0]], [[[[0.5]]]], [0.1, None], [True], [[0.0] * 5000] * 5000),
    *(np.zeros(MOST_ENTRIES + 1), [0.0] * (MOST_ENTRIES + 1), Ellipsis, NotImplemented),
]


@pytest.mark.parametrize("answer", REFUSED, ids=lambda answer: type(answer).__name__)
def test_no_numbers(answer: object) -> None:
    """Protects the comparison: what is no real number is refused, with a sentence."""
    found = read(answer)
    assert isinstance(found, Refusal) and found.sentence.endswith((".", "?"))


def test_methods_of_the_answer_are_not_called() -> None:
    """Protects against answers that lie: a subclass's own methods decide nothing."""
    assert read(Liar(0.1)) == 0.1
    assert equal(read([0.3, 0.7]), read(np.array([0.3, 0.7]).view(Shifting)))  # type: ignore[arg-type]


def test_lists_and_tuples_are_arrays_unless_parts_are_asked_for() -> None:
    """Protects the freedom of form: a list, a tuple and an array of numbers are the same answer."""
    for answer in ([1, 2.5], (1, 2.5), np.array([1, 2.5]), Pair(1, 2.5), [np.int64(1), 2.5]):
        assert equal(read(answer), np.array([1.0, 2.5]))  # type: ignore[arg-type]
    assert read([1, (2, 3)], (0.0, np.zeros(2)))[0] == 1.0  # type: ignore[index]
    assert equal(read([]), np.zeros(0))  # type: ignore[arg-type]


def test_a_list_in_itself() -> None:
    """Protects against endless reading: a list that holds itself is refused at once."""
    recursive: list[object] = []
    recursive += [recursive] * 100
    assert isinstance(read(recursive), Refusal)
    assert isinstance(read(recursive, (0.0, 0.0)), Refusal)


@pytest.mark.parametrize(("value", "right"), [(1.0 + 9e-10, 1.0), (-1.0, -1.0 - 9e-10), (1e-13, 0.0), (5e8, 5e8 + 0.4)])
def test_near_enough(value: float, right: float) -> None:
    """Protects right answers computed in another order: rel 1e-9 or abs 1e-12 apart is equal."""
    assert equal(value, right)


@pytest.mark.parametrize(("value", "right"), [(1.0 + 2e-9, 1.0), (2e-12, 0.0), (1e308, -1e308), (0.9, 0.9001)])
def test_not_near_enough(value: float, right: float) -> None:
    """Protects exactness: a little more apart is not equal, and nothing overflows."""
    assert not equal(value, right)
    assert not equal(np.array([value]), np.array([right]))


def test_shape_is_part_of_the_answer() -> None:
    """Protects against broadcasting: the same numbers in another shape are another answer."""
    column = np.array([[1.0], [1.0]])
    assert not equal(column, np.array([1.0, 1.0]))
    assert not equal(np.array([1.0]), 1.0)
    assert not equal(np.array(1.0), 1.0)
    assert not equal((1.0, 1.0), np.array([1.0, 1.0]))


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text(max_size=3)
    | st.binary(max_size=3)
    | st.fractions()
    | st.decimals()
    | st.datetimes()
    | npst.arrays(npst.scalar_dtypes(), npst.array_shapes(min_dims=0, max_dims=3, max_side=3)),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=2), inner, max_size=2)
        | st.sets(st.integers(), max_size=2)
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(ANYTHING, ANYTHING)
def test_reading_never_raises(one: object, other: object) -> None:
    """Protects the grader: whatever comes back is read or refused, and what is read can be compared and shown."""
    values = [value for value in (read(one), read(other), read(one, (0.0, 0.0))) if not isinstance(value, Refusal)]
    for value in values:
        assert equal(value, value)
        assert isinstance(shown(value), str)
        assert isinstance(equal(value, values[0]), bool)


@settings(max_examples=200)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_finite_float_is_itself(number: float) -> None:
    """Protects right answers of any size: a float, its NumPy scalar and a list of it are read as the same number."""
    assert read(number) == number == read(np.float64(number))
    assert equal(read([number]), np.array([number]))  # type: ignore[arg-type]


@pytest.mark.parametrize("answer", [[[1.0, 2.0], [3.0]], (np.eye(2), np.zeros((2, 1))), [np.zeros(2), 1.0]])
def test_several_lists_in_place_of_one(answer: object) -> None:
    """Protects who hands back matrices, or a list in a list, from talk of rows where one list is asked for."""
    found = read(answer, np.zeros(3))
    assert isinstance(found, Refusal) and found.sentence.startswith("Plain numbers are asked for")
    rows = read(answer, np.eye(2))
    assert isinstance(rows, Refusal) and rows.sentence == "The rows that came back have different lengths."
