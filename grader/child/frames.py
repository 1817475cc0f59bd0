"""Frames: the length, a nonce that the answer has to repeat, and the message."""

from __future__ import annotations

import os
import struct
from contextlib import suppress

HEAD = struct.Struct("<I16s")

MOST_REPLY = 4 * 2**20
"""Bytes of the longest frame that a child may send: what it announces is checked before anything is allocated."""

CONFINED = b"C"
"""The first byte a child sends, before it has seen anything of the student's: only then its end is the student's."""


def framed(nonce: bytes, body: bytes) -> bytes:
    return HEAD.pack(len(body), nonce) + body


def read_frame(channel: int) -> tuple[bytes, bytes]:
    """The next nonce and message in the child (EOFError when the grader has closed its end)."""
    size, nonce = HEAD.unpack(_exactly(channel, HEAD.size))
    return nonce, _exactly(channel, size)


def write_all(channel: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(channel, view) :]


def ring(bell: int) -> None:
    """Wake the grader; a student who has closed the bell makes it wait a little longer."""
    with suppress(OSError):
        os.write(bell, b"!")


def _exactly(channel: int, size: int) -> bytes:
    data = os.read(channel, size)
    while len(data) < size:
        part = os.read(channel, size - len(data))
        if not part:
            raise EOFError
        data += part
    return data
