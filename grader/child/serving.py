"""The life of a child: run the files, make the public calls, then answer the questions about steps."""

from __future__ import annotations

from typing import Any

import msgspec

from . import randomness
from .calls import answered
from .frames import CONFINED, framed, read_frame, ring, write_all
from .interrupts import Interrupts
from .messages import Ask, Start
from .modules import Modules

_encoder = msgspec.msgpack.Encoder()
_start = msgspec.msgpack.Decoder(Start)
_ask = msgspec.msgpack.Decoder(Ask)
INTERRUPTS = Interrupts()
"""The time limit in every child; its signal handler is set once, in the zygote."""


def serve(channel: int, bell: int) -> None:
    """Answer until the grader closes its end; ring when all replies are written."""
    write_all(channel, CONFINED)
    try:
        _serve(channel, bell)
    except EOFError:
        return


def _serve(channel: int, bell: int) -> None:
    nonce, body = read_frame(channel)
    start = _start.decode(body)
    INTERRUPTS.seconds = start.seconds
    randomness.prepare(source for file in start.files for source, _ in file.cells)
    modules = Modules(start.files, start.skipped)

    def say(message: Any) -> None:
        write_all(channel, framed(nonce, _encoder.encode(message)))

    for number, file in enumerate(start.files):
        if file.steps and number not in start.skipped:
            say(modules.files[number].loaded(INTERRUPTS))
    modules.all_loaded()
    for public in start.publics:
        say(answered(modules.files[public.file], public.step, [public.call, public.call], INTERRUPTS))
    while True:
        ring(bell)
        nonce, body = read_frame(channel)
        for question in _ask.decode(body).questions:
            say(answered(modules.files[question.file], question.step, question.calls, INTERRUPTS))
