"""Values on the wire: plain data of bounded size, read strictly; never pickle.

A value is None, a bool, a 64-bit int, a float, or a list that begins with a tag:
[LIST, ...], [TUPLE, ...], [ARRAY, dtype, shape, bytes], [INTEGER, bytes], [TEXT, bytes], [OTHER, kind].
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from typing import Any

import msgspec
import numpy as np

from .value_kinds import MOST_ENTRIES, Kind, Other, fraction, kind_of

LIST, TUPLE, ARRAY, INTEGER, TEXT, OTHER = range(6)
DTYPES = ("<f8", "<i8", "<f4", "<i4", "|b1")

MOST_BYTES = 128 * 1024
"""Bytes of one value: 10,000 numbers in a list take 90,000."""
MOST_NODES = 10_100
MOST_TEXT, MOST_DIGITS = 2_000, 1_024
"""Bytes of a text, and of an integer."""
DEEP, DIMENSIONS = 6, 8


class WireError(ValueError):
    """Bytes that are no value, or a value that cannot be sent."""


class TooMuch(Exception):
    """More than a value may hold."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind = kind


def _nested() -> Any:
    """The type of a value, at the deepest nesting allowed: the decoder refuses anything else before it builds it."""
    node: Any = None | bool | int | float | bytes
    for _ in range(DEEP + 2):
        node = None | bool | int | float | bytes | list[node]
    return node


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_nested())
_array_of, _view = np.ndarray, np.ndarray.view
_dtypes = [np.dtype(code) for code in DTYPES]
_float = _dtypes[0]


def encode(value: object, *, strict: bool = False) -> bytes:
    """The value's bytes; what is too long or no plain data becomes an `Other` (WireError if `strict`)."""
    if type(value) is float:  # as most are
        return _encoder.encode(value)
    try:
        data = _encoder.encode(_plain(value, [MOST_NODES], DEEP, strict))
    except TooMuch as fault:
        data, kind = b"", fault.kind
    else:
        kind = Kind.LONG
    if data and len(data) <= MOST_BYTES:
        return data
    if strict:
        raise WireError("the value is too long or nested too deeply")
    return _encoder.encode([OTHER, kind.encode()])


def decode(data: bytes) -> Any:
    """The value of the bytes (WireError if they hold none)."""
    if len(data) > MOST_BYTES:
        raise WireError("the value is too long")
    try:
        return _value(_decoder.decode(data), [MOST_NODES])
    except WireError:
        raise
    except (msgspec.MsgspecError, ValueError, TypeError, OverflowError, RecursionError, MemoryError) as fault:
        raise WireError(f"no value: {type(fault).__name__}") from None


def _plain(value: Any, left: list[int], depth: int, strict: bool) -> Any:
    """The value in the wire's format. A subclass is reduced to its base by the base's methods, never by its own."""
    kind = type(value)
    if kind is float or kind is bool or value is None:
        return value
    if issubclass(kind, (list, tuple)):
        return _sequence(value, left, depth, strict)
    found = _array(value, kind) if issubclass(kind, np.ndarray) else _single(value, kind)
    if type(found) is not Kind:
        return found
    if strict:
        raise WireError(f"a {kind.__name__} cannot be sent")
    return [OTHER, found.encode()]


def _single(value: Any, kind: type) -> Any:
    """A number or a text; the kind of anything else."""
    if issubclass(kind, int):
        return _integer(int.__pos__(value))
    if issubclass(kind, float):
        return float.__pos__(value)
    if issubclass(kind, np.generic):
        return _scalar(value, kind)
    if issubclass(kind, str):
        return [TEXT, str.encode(str.__str__(value)[:MOST_TEXT], "utf-8", "surrogatepass")[:MOST_TEXT]]
    return fraction(value) if kind is Fraction else kind_of(value)


def _sequence(value: Any, left: list[int], depth: int, strict: bool) -> Any:
    base: Any = list if issubclass(type(value), list) else tuple
    left[0] -= 1 + base.__len__(value)
    if left[0] < 0 or not depth:
        raise TooMuch(Kind.LONG if depth else Kind.DEEP)
    parts = base.__iter__(value)
    plain = [part if type(part) is float else _plain(part, left, depth - 1, strict) for part in parts]
    return [LIST if base is list else TUPLE, *plain]


def _integer(value: int) -> Any:
    if -(2**63) <= value < 2**63:
        return value
    size = value.bit_length() // 8 + 1
    if size > MOST_DIGITS:  # beyond every float, like the number that replaces it
        value, size = (1 if value > 0 else -1) << (8 * MOST_DIGITS - 2), MOST_DIGITS
    return [INTEGER, value.to_bytes(size, "little", signed=True)]


def _array(value: Any, kind: type) -> Any:
    if kind is _array_of and value.dtype is _float and value.size <= MOST_ENTRIES and value.ndim <= DIMENSIONS:
        return [ARRAY, 0, list(value.shape), value.tobytes()]  # as most are
    if issubclass(kind, np.ma.MaskedArray):
        return Kind.MASKED
    array = _view(value, _array_of)
    if array.dtype.kind not in "iufb":
        return Kind.OBJECTS
    if array.size > MOST_ENTRIES or array.ndim > DIMENSIONS:
        raise TooMuch(Kind.LONG)
    code = array.dtype.str
    if code not in DTYPES:
        array, code = array.astype("<f8"), "<f8"
    return [ARRAY, DTYPES.index(code), list(array.shape), array.tobytes()]


def _scalar(value: Any, kind: type) -> Any:
    if issubclass(kind, np.bool_):
        return bool(np.generic.item(value))
    if issubclass(kind, np.integer) and not issubclass(kind, np.timedelta64):
        return _integer(np.generic.item(value))
    if issubclass(kind, np.floating):
        return float(np.generic.item(value))
    return kind_of(value)


def _value(node: Any, left: list[int]) -> Any:
    if type(node) is not list:
        if type(node) is bytes:
            raise WireError("bytes without a tag")
        return node
    tag = node[0] if node else None
    if type(tag) is not int or not 0 <= tag <= OTHER or (len(node) < 2 and tag > TUPLE):
        raise WireError("no tag")
    if tag in (LIST, TUPLE):
        left[0] -= len(node)
        if left[0] < 0:
            raise WireError("too many values")
        parts = [part if type(part) is float else _value(part, left) for part in node[1:]]
        return parts if tag == LIST else tuple(parts)
    if tag == ARRAY:
        return _read_array(*node[1:])
    if len(node) != 2 or type(node[1]) is not bytes:
        raise WireError("not one content")
    return _content(tag, node[1])


def _content(tag: int, content: bytes) -> Any:
    if tag == INTEGER and len(content) <= MOST_DIGITS:
        return int.from_bytes(content, "little", signed=True)
    if tag == TEXT and len(content) <= MOST_TEXT:
        return content.decode("utf-8", "replace" if len(content) == MOST_TEXT else "surrogatepass")
    if tag == OTHER and len(content) < 20:
        return Other(Kind(content.decode()))
    raise WireError("no such content")


def _read_array(code: Any, shape: Any, data: Any) -> Any:
    if type(shape) is not list or type(data) is not bytes or len(shape) > DIMENSIONS:
        raise WireError("no array")
    dtype, size = _form(code, *shape)
    if size != len(data):
        raise WireError("an array of another size")
    if dtype.kind == "b" and data.strip(b"\0\1"):
        raise WireError("no truth values")
    return np.ndarray(shape, dtype, data).copy()


@lru_cache(typed=True)
def _form(code: Any, *shape: Any) -> tuple[np.dtype[Any], int]:
    """The type of an array, and its bytes."""
    if type(code) is not int or not 0 <= code < len(DTYPES):
        raise WireError("no array")
    if any(type(n) is not int or not 0 <= n <= MOST_ENTRIES for n in shape):
        raise WireError("no array")
    dtype, entries = _dtypes[code], math.prod(shape)
    if entries > MOST_ENTRIES:
        raise WireError("an array of another size")
    return dtype, entries * dtype.itemsize
