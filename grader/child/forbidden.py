"""What a student's code must not call, in either door."""

from __future__ import annotations


class Forbidden(BaseException):
    """A call that would end or stop the run; the message says which."""


NO_INPUT = "input() waits for a keyboard; everything your function needs is in its arguments"
