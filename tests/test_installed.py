"""The installed courses: what is wrong with one that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint

import pytest

from grader import installed
from grader.courses import backprop
from grader.installed import GROUP, CourseError, course_named

OTHER = replace(backprop.course, name="other")


def broken() -> object:
    """What fails when a course is loaded."""
    raise LookupError("nothing here")


class _Failing(EntryPoint):
    def load(self) -> object:
        return broken()


@pytest.fixture(autouse=True)
def entries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    here = "tests.test_installed"
    found = [EntryPoint("mine", f"{here}:OTHER", GROUP), _Failing("broken", f"{here}:OTHER", GROUP)]
    monkeypatch.setattr(installed, "entry_points", lambda **_: found)
    installed._found.cache_clear()
    yield
    installed._found.cache_clear()


def test_a_course_that_has_another_name_than_its_entry_point() -> None:
    """Protects authors from a course that some commands find by the one name, and others by the other."""
    with pytest.raises(CourseError, match=r"'mine' .* calls itself 'other': give course and entry point one name"):
        course_named("mine")


def test_a_course_that_cannot_be_loaded_is_placed() -> None:
    """Protects authors from searching their package for a line that the exception knows."""
    line = broken.__code__.co_firstlineno + 2
    with pytest.raises(CourseError, match=rf"LookupError: nothing here \(tests\.test_installed, line {line}\)"):
        course_named("broken")
