"""Where an endless loop begins, whatever was being run when the time was up."""

from __future__ import annotations

import sys
from types import FrameType, TracebackType

from grader.child.loops import lines, loop_line

SOURCE = """\
def endless(frame):
    if frame:
        return frame()
    while True:
        for number in range(10):
            while number < 5:
                number += 1
"""


def test_every_place_of_a_loop_has_a_line() -> None:
    """Protects the bytes of the results: the jump back from a loop in a loop has no line, and no loop was found."""
    names: dict[str, object] = {}
    exec(SOURCE, names)
    frame = names["endless"](lambda: sys._getframe(1))  # type: ignore[operator]
    assert isinstance(frame, FrameType)
    places = [start for start, _, line in frame.f_code.co_lines() if line and line >= 4]
    for place in range(min(places), max(places) + 1, 2):
        trace = TracebackType(None, frame, place, -1)  # -1: its line is looked up, as for a real one
        assert loop_line((line, SOURCE) for _, line in lines(trace)) == 4
