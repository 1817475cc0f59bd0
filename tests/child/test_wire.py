"""Values on the wire come back as they were; bytes of any kind give a value or a WireError, and take little memory."""

from __future__ import annotations

import math
import tracemalloc
from array import array
from collections import deque
from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from grader.answers.reading import read
from grader.answers.refusals import REFUSALS, Refusal
from grader.child import wire
from grader.child.value_kinds import Kind, Other
from grader.child.wire import ARRAY, DTYPES, INTEGER, LIST, OTHER, TEXT, TUPLE, WireError, decode, encode

numbers = st.none() | st.booleans() | st.integers(-(2**4000), 2**4000) | st.floats() | st.text(max_size=100)
arrayed = st.sampled_from(DTYPES).flatmap(
    lambda d: arrays(np.dtype(d), array_shapes(min_dims=0, max_dims=4, min_side=0))
)
values = st.recursive(
    numbers | arrayed, lambda inner: st.lists(inner, max_size=5) | st.tuples(inner, inner), max_leaves=20
).filter(lambda value: depth(value) <= wire.DEEP)

pack = msgspec.msgpack.encode


def depth(value: Any) -> int:
    return 1 + max(map(depth, value), default=0) if isinstance(value, (list, tuple)) else 0


def same(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, np.ndarray):
        return (one.dtype, one.shape, one.tobytes()) == (other.dtype, other.shape, other.tobytes())
    return bool(one == other or (isinstance(one, float) and math.isnan(one) and math.isnan(other)))


@given(values)
def test_round_trip(value: Any) -> None:
    """Protects right answers: any value that may be sent arrives with its type, shape and last bit."""
    assert same(decode(encode(value, strict=True)), value)


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    """Protects the grader from a child that writes noise: a value or a WireError, nothing else."""
    _decoded(data)


nodes = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.binary(max_size=40)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
)
tagged = st.tuples(st.integers(-1, 7), nodes, nodes, nodes) | st.tuples(st.integers(-1, 7), nodes)


@settings(max_examples=300)
@given(nodes | tagged)
def test_any_message(node: Any) -> None:
    """Protects the grader from well-formed messages that say nonsense."""
    _decoded(pack(node))


@given(values, st.integers(0, 10_000), st.integers(0, 255))
def test_one_byte_changed(value: Any, place: int, byte: int) -> None:
    """Protects the grader from messages that are almost right."""
    data = bytearray(encode(value))
    data[place % len(data)] = byte
    _decoded(bytes(data))


def _decoded(data: bytes) -> None:
    try:
        decode(data)
    except WireError:
        return


@pytest.mark.parametrize(
    "node",
    [
        b"\x91" * 100_000,  # lists in lists
        pack([LIST, *[[LIST]] * 60_000]),
        pack([[]] * 100_000),
        b"\xdd\xff\xff\xff\xff",  # a list that announces 4 billion entries
        b"\xc6\xff\xff\xff\xff",
        pack([ARRAY, 0, [10_000, 10_000, 10_000], b""]),
        pack([ARRAY, 0, [2**62, 4], bytes(8)]),
        pack([ARRAY, 0, [0, 2**40], b""]),
        pack([INTEGER, bytes(2_000)]),
        pack([TEXT, bytes(3_000)]),
        pack({str(n): n for n in range(10_000)}),
        bytes(wire.MOST_BYTES + 1),
    ],
    ids=lambda node: f"{len(node)} bytes",
)
def test_bombs(node: bytes) -> None:
    """Protects the grader's memory: a message that announces more than it holds, or nests too deep, is refused."""
    tracemalloc.start()
    try:
        with pytest.raises(WireError):
            decode(node)
        assert tracemalloc.get_traced_memory()[1] < 32 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "node", [[], [7, b""], [OTHER, b"nothing of the kind"], [TUPLE, b"x"], b"x", [True, b""], [ARRAY]]
)
def test_refused(node: Any) -> None:
    """Protects the decoder: an unknown tag, or a tag with the wrong contents, is no value."""
    with pytest.raises(WireError):
        decode(pack(node))


class Liar(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__

    def __pos__(self) -> float:
        raise AssertionError("a method of the student's was called")

    __float__ = __abs__ = __pos__


class Long(list[int]):
    def __iter__(self) -> Any:
        raise AssertionError("a method of the student's was called")

    __len__ = __iter__


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Liar(2.5), 2.5),
        (Long([1, 2]), [1, 2]),
        (np.float64(0.5), 0.5),
        (np.float32(0.5), 0.5),
        (np.longdouble(0.5), 0.5),
        (np.int8(3), 3),
        (np.bool_(True), True),
        (Fraction(1, 4), 0.25),
        (np.array([1, 2], np.float16), np.array([1.0, 2.0])),
    ],
)
def test_reduced_to_plain_data(value: Any, plain: Any) -> None:
    """Protects the comparison: no method of a student's class is called, and NumPy's numbers count as numbers."""
    assert same(decode(encode(value)), plain)


async def answer() -> float:
    return 0.9


def coroutine() -> Any:
    made = answer()
    made.close()  # Python warns of one that is forgotten
    return made


recursive: list[Any] = []
recursive.append(recursive)


@pytest.mark.parametrize(
    "value",
    [
        object(),
        b"x",
        np.str_("0.9"),
        1j,
        {1},
        {1: 2},
        range(3),
        (x for x in [1]),
        abs,
        Fraction(10**400),
        10**5000,
        recursive,
        [recursive] * 9_000,
        [[1.0] * 9_000] * 9,
        "text",
        True,
        None,
        np.array([object()]),
        np.array(["x"]),
        np.ma.masked_array([1.0], [True]),
        np.broadcast_to(0.0, (1 << 40,)),
        np.timedelta64(1, "s"),
        Decimal("0.9"),
        coroutine(),
        (number for number in [0.9]),
        deque([0.9]),
        array("d", [0.9]),
        {1: 0.9}.values(),
        math.nan,
        [math.inf],
    ],
    ids=lambda value: f"{type(value).__name__}",
)
def test_what_is_no_number_is_refused_with_the_same_words(value: Any) -> None:
    """Protects students from contradictions: pytest and the sandbox refuse the same values in the same words."""
    here, there = read(value), read(decode(encode(value)))
    assert isinstance(here, Refusal)
    assert isinstance(there, Refusal)
    if value is not recursive and not (isinstance(value, list) and len(value) > 1):
        assert here == there


def test_every_kind_has_its_words() -> None:
    """Protects the grader from a kind that a child names and nobody can speak of."""
    assert REFUSALS.keys() == set(Kind)
    assert {read(decode(pack([OTHER, kind.encode()]))) for kind in Kind} == set(REFUSALS.values())


def test_an_argument_that_is_no_plain_data_is_not_sent() -> None:
    """Protects authors: an argument that cannot be sent is an error; an answer that cannot is named by its kind."""
    with pytest.raises(WireError):
        encode((1.0, object()), strict=True)
    assert decode(encode((1.0, object()))) == (1.0, Other(Kind.OTHER))
