"""The installed courses: what is wrong with one that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint, PathDistribution
from pathlib import Path

import pytest

from grader import installed
from grader.courses import backprop
from grader.installed import GROUP, CourseError, course_named, exercise_of

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


def _install(monkeypatch: pytest.MonkeyPatch, *entries: EntryPoint) -> None:
    monkeypatch.setattr(installed, "entry_points", lambda **_: entries)
    installed._found.cache_clear()


def _of_package(folder: Path, package: str, name: str, value: str) -> EntryPoint:
    info = folder / f"{package}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = {value}\n")
    (entry,) = PathDistribution(info).entry_points
    return entry


def test_two_packages_with_a_course_of_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a class from being graded by whichever of two courses happens to be found first."""
    here = "tests.test_installed"
    old = _of_package(tmp_path, "old-course", "other", "grader.courses.backprop:course")
    _install(monkeypatch, old, _of_package(tmp_path, "new-course", "other", f"{here}:OTHER"))
    with pytest.raises(CourseError, match="in two installed packages, old-course and new-course: uninstall one"):
        course_named("other")


def test_one_course_that_two_packages_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects an author who has renamed the package, and still has the old one installed: it is the same course."""
    packages = ("old-course", "new-course")
    _install(monkeypatch, *(_of_package(tmp_path, name, "other", "tests.test_installed:OTHER") for name in packages))
    assert course_named("other") is OTHER


def test_a_file_of_two_courses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects students from being judged, silently, by another course that has a file of the same name."""
    entries = (("backprop", "grader.courses.backprop:course"), ("other", "tests.test_installed:OTHER"))
    _install(monkeypatch, *(EntryPoint(name, value, GROUP) for name, value in entries))
    with pytest.raises(CourseError, match=r"^ex2_error\.py is a file of two installed courses, backprop and other: "):
        exercise_of("ex2_error.py")
