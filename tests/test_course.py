"""A course: a name that stands for nothing, or for two things, is told when the course is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from grader.course import Course
from grader.courses.backprop import course
from grader.steps import Exercise, Situation


def _course(further: Sequence[str] = (), *names: str) -> Course:
    exercise = Exercise("a.ex1_toy", title="Toy")
    for name in names:
        exercise.step(further=further)(_reference(name))
    late = (Situation("late", {"x": 3.0}),)
    return replace(course, exercises=(exercise,), further=late, drawing=None, texts={}, closing=None, chart=None)


def _reference(name: str) -> Callable[..., object]:
    def double(x: float) -> float:
        return 2 * x

    double.__name__ = name
    return double


def test_two_steps_of_one_name() -> None:
    """Protects students: the second one would stand in the first one's way, and its points be nobody's."""
    with pytest.raises(ValueError, match=r"Two steps are called double, in ex1_toy\."):
        _course((), "double", "other", "double")


def test_a_further_situation_that_is_none() -> None:
    """Protects authors from a typo that would leave the step without the situation it needs."""
    with pytest.raises(ValueError, match="double names unknown further situations: later"):
        _course(("later",), "double")
    _course(("late",), "double")


def test_a_comma_that_is_missing() -> None:
    """Protects authors with one fixed situation: in brackets alone it is no tuple, and every step would fail."""
    lone: Any = Situation("A", {"x": 1.0})
    with pytest.raises(ValueError, match="`fixed` is one situation, not a tuple of them: write a comma after it"):
        replace(_course((), "double"), fixed=lone)
    with pytest.raises(ValueError, match="`further` is one situation, not a tuple of them: write a comma after it"):
        replace(_course((), "double"), further=lone)

    with pytest.raises(ValueError, match="`exercises` is one exercise, not a tuple of them: write a comma after it"):
        replace(course, exercises=course.exercises[0])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("text", {"x": 1.0}, "`text` is not a situation: write Situation"),
        ("fixed", ({"x": 1.0},), r"`fixed` holds {'x': 1\.0}, which is no situation"),
        ("fixed", [Situation("A", {"x": 1.0})], "`fixed` is no tuple: write each situation with a comma after it"),
        ("further", None, "`further` is no tuple"),
        ("exercises", (pytest,), "`exercises` holds <module 'pytest' from .*>, which is no exercise"),
    ],
)
def test_a_thing_of_another_kind(name: str, value: object, words: str) -> None:
    """Protects authors from an AttributeError inside the kit, told of each step: the mapping itself, or the module."""
    with pytest.raises(ValueError, match=words):
        replace(_course((), "double"), **{name: value})  # type: ignore[arg-type]


def test_two_situations_of_one_name() -> None:
    """Protects authors who copy one and change its numbers alone: a step's `further` would name both."""
    again = Situation("A", {"x": 1.0})
    with pytest.raises(ValueError, match=r"Two situations are called A\."):
        replace(_course((), "double"), fixed=(again, again))


@pytest.mark.parametrize("name", ["exercises_folder", "solutions_folder"])
def test_a_folder_that_is_a_text(name: str) -> None:
    """Protects authors from a traceback of each command, and from a folder that hangs on where one stands."""
    with pytest.raises(ValueError, match=f"`{name}` is no Path: write Path"):
        replace(_course((), "double"), **{name: "exercises"})  # type: ignore[arg-type]


def test_two_exercises_of_one_name() -> None:
    """Protects students: one file of theirs cannot be two exercises."""
    again = Exercise("b.ex1_toy", title="Toy again")
    first = _course((), "double")
    with pytest.raises(ValueError, match=r"Two exercises are called ex1_toy\."):
        replace(first, exercises=(*first.exercises, again))


def test_a_course_without_steps() -> None:
    """Protects authors from a traceback of the commands that tell students where to begin."""
    with pytest.raises(ValueError, match="There is no step in the course"):
        _course(())
