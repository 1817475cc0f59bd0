"""Exceptions that stop a student's code, in both doors; a student's `except Exception` does not catch them."""

from __future__ import annotations

AGAIN = 0.05
"""Seconds until code that caught an OutOfTime is stopped again."""


class OutOfTime(BaseException):
    """The code's time is up."""


class Forbidden(BaseException):
    """A call that would end or stop the run; the message says which."""


NO_INPUT = "input() waits for a keyboard; everything your function needs is in its arguments"
