"""What stops a student's code, in either door: no exception that an `except Exception` of his would catch."""

from __future__ import annotations

AGAIN = 0.05
"""Seconds until code that caught an OutOfTime is stopped again."""


class OutOfTime(BaseException):
    """Its time is over."""


class Forbidden(BaseException):
    """A call that would end or stop the run; the message says which."""


NO_INPUT = "input() waits for a keyboard; everything your function needs is in its arguments"
