"""What is known of a student's file without running it, whichever door has looked at it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Protocol

from grader.student.dependencies import Calls


class Outlined(Protocol):
    """One such file: read in this process, or reported by the child that ran it."""

    @property
    def path(self) -> PurePath: ...

    @property
    def definitions(self) -> Mapping[str, object]:
        """The top-level names that could be steps."""

    @property
    def calls(self) -> Calls:
        """What each of them uses."""

    def line(self, name: str) -> int:
        """The line of the name's definition; 1 if there is none."""

    def parameters(self, name: str) -> tuple[str, ...] | None:
        """The parameters of a function; None where some are optional, keyword-only or starred, or it is no function."""

    def replaced_line(self, name: str) -> int | None:
        """The line of a written function that a later one of the same name replaces; None if there is none."""

    def inner_line(self, name: str) -> int | None:
        """The line of a function of that name inside a class or another function; None if there is none."""
