"""Answers that no honest child sends: the child is given up, and no later one of its answers is read."""

from __future__ import annotations

import os
import socket
import time
from contextlib import closing

import msgspec
import pytest

from grader.batch.grading import Grading, grade
from grader.child.frames import CONFINED, HEAD, framed
from grader.courses.backprop import course
from grader.sandbox import Sandbox, channel
from grader.submissions import Submission
from tests.sandbox.conftest import H1, H2, RIGHT, body, plain, unaffected, verdict

FRAMES = """
import os, struct, sys
def frames():
    frame = sys._getframe()
    while frame:
        yield frame
        frame = frame.f_back
def nonce():
    return next(f.f_locals['nonce'] for f in frames() if isinstance(f.f_locals.get('nonce'), bytes))
def answer(body, nonce):
    return struct.pack('<I16s', len(body), nonce) + body
"""
ANSWERS = (
    "import msgspec\n"
    "right = msgspec.msgpack.encode(1.25)\n"
    "reply = msgspec.msgpack.encode(['answers', [right] * {n}, [None] * {n}])\n"
)
FORGERIES = {
    "early, under a guessed nonce": ANSWERS.format(n=2) + "os.write(3, answer(reply, bytes(16)))\nreturn 0.0",
    "doubled": ANSWERS.format(n=2) + "os.write(3, answer(reply, nonce()) * 2)\nreturn 0.0",
    "for all later steps": ANSWERS.format(n=2) + "for _ in range(50): os.write(3, answer(reply, nonce()))\nreturn 0.0",
    "partial": "os.write(3, b'x' * 7)\nwhile True: pass",
    "partial, then the end": "os.write(3, b'x' * 7)\nos._exit(0)",
    "of four gigabytes": "os.write(3, struct.pack('<I16s', 2**32 - 1, nonce()))\nwhile True: os.write(3, b'x' * 65536)",
    "flood": "while True: os.write(3, b'x' * 65536)",
    "too few answers": ANSWERS.format(n=1) + "os.write(3, answer(reply, nonce()))\nos._exit(0)",
    "of a million answers": ANSWERS.format(n=1_000_000) + "os.write(3, answer(reply, nonce()))\nreturn 0.0",
    "of another kind": "os.write(3, answer(b'\\x92\\xa6loaded\\x01', nonce()))\nreturn 0.0",
    "no message": "os.write(3, answer(b'\\xc1' * 30, nonce()))\nreturn 0.0",
    "pickle": "import pickle\nos.write(3, answer(pickle.dumps(print), nonce()))\nreturn 0.0",
    "passed, as it says": "os.write(3, answer(b'\\x91\\xa6passed', nonce()))\nreturn 0.0",
    "on no channel": "os.closerange(0, 100)\nreturn 0.0",
    "on another channel": "import os\nos.dup2(0, 3)\nreturn 0.0",
    "by trading the writer": (
        "for f in frames():\n    if 'say' in f.f_locals: f.f_globals['framed'] = lambda n, b: b'x' * 99\nreturn 0.0"
    ),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_forged_answers(box: Sandbox, name: str) -> None:
    """Stopped by the protocol: a fresh nonce a question, one reply, its size and form checked before it is read."""
    file = body(FORGERIES[name], before=FRAMES + "\n")
    assert not verdict(box, file).passed
    assert unaffected(box)


def test_all_that_a_child_says_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the grader's memory from replies that are too long together, though each is short enough."""
    monkeypatch.setattr(channel, "MOST_HEARD", 100)
    near, far = socket.socketpair()
    bell, ring = os.pipe()
    ours = channel.Channel(near, bell)
    with closing(ours), far:
        far.send(CONFINED)
        later = time.monotonic() + 10
        ours.send(b"", later)
        _, nonce = HEAD.unpack(far.recv(HEAD.size))
        far.send(framed(nonce, msgspec.msgpack.encode("x" * 60)) * 2)
        texts = msgspec.msgpack.Decoder(str)
        assert ours.read(texts, later) == "x" * 60
        with pytest.raises(channel.Broken, match="too much"):
            ours.read(texts, later)
    os.close(ring)


BELLS = {
    "closed": "os.close(4)",
    "another": "os.dup2(0, 4)",
    "rung for nothing": "os.write(4, b'!' * 500_000)",
}


@pytest.mark.parametrize("name", BELLS)
def test_a_bell_that_was_meddled_with_costs_nothing(box: Sandbox, name: str) -> None:
    """Protects the bell's meaning: it only makes the grader look, and says nothing else."""
    file = plain(f"import os\n{BELLS[name]}\n{H1}{RIGHT}")
    assert verdict(box, file).passed
    assert unaffected(box)


def test_a_reply_longer_than_the_channel_is_read(box: Sandbox) -> None:
    """Protects a child whose channel is full before it rings: it must not wait for room for ever."""
    assert verdict(box, body("return [float(i1)] * 9_000")).outcome == "refused"


@pytest.mark.parametrize("frames", [1, 50])
def test_frames_too_many_cost_the_same_every_time(box: Sandbox, frames: int) -> None:
    """Protects the same bytes for the same submission: what counts is the order of replies, never when they came."""
    loud = ANSWERS.format(n=2) + f"for _ in range({frames}): os.write(3, answer(reply, nonce()))\nreturn 0.0"
    source = body(loud, before=FRAMES + "\n").cells[0].source
    file = plain(f"{source}\n{H2}")
    grading = Grading(course, 77)
    submission = Submission("eve", (file,), digest="")
    assert len({grade(grading, submission, box) for _ in range(8)}) == 1
