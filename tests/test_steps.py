"""The words of a course: a name that stands for nothing, or for two things, is told when the course is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from grader.courses.backprop import course
from grader.steps import Course, Exercise, Situation


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
    with pytest.raises(ValueError, match=r"Two steps are called double\."):
        _course((), "double", "other", "double")


def test_a_further_situation_that_is_none() -> None:
    """Protects authors from a typo that would leave the step without the situation it needs."""
    with pytest.raises(ValueError, match="double names unknown further situations: later"):
        _course(("later",), "double")
    _course(("late",), "double")


def test_a_lone_text_is_no_list_of_situations() -> None:
    """Protects authors from a text that is taken letter by letter."""
    with pytest.raises(TypeError, match=r"write \['late'\]"):
        _course("late", "double")


def test_a_made_argument_that_no_parameter_takes() -> None:
    """Protects authors from a typo in a keyword, or in an option of the step's, that nothing would ever look at."""
    with pytest.raises(TypeError, match="The step double has no parameter y"):
        Exercise("a.ex1_toy", title="Toy").step(y=lambda _: 1.0)(_reference("double"))


def test_a_comma_that_is_missing() -> None:
    """Protects authors with one fixed situation: in brackets alone it is no tuple, and every step would fail."""
    lone: Any = Situation("A", {"x": 1.0})
    with pytest.raises(ValueError, match="`fixed` is a situation, not a tuple of them: write a comma after it"):
        replace(_course((), "double"), fixed=lone)
    with pytest.raises(ValueError, match="`further` is a situation, not a tuple of them: write a comma after it"):
        replace(_course((), "double"), further=lone)


def test_two_exercises_of_one_name() -> None:
    """Protects students: one file of theirs cannot be two exercises."""
    again = Exercise("b.ex1_toy", title="Toy again")
    first = _course((), "double")
    with pytest.raises(ValueError, match=r"Two exercises are called ex1_toy\."):
        replace(first, exercises=(*first.exercises, again))


def test_a_parameter_that_is_no_quantity_is_named_with_its_step() -> None:
    """Protects authors from searching all steps for a typo that stops the grading of a whole class."""
    (step,) = _course((), "double").steps
    with pytest.raises(KeyError, match="double: the situation 'A' has no quantity 'x'"):
        step.arguments(Situation("A", {"y": 1.0}))


def test_a_reference_that_no_def_defines() -> None:
    """Protects authors from a traceback of the audit: slips are made of a definition, and a lambda has none."""
    exercise = Exercise("a.ex1_toy", title="Toy")
    for function in (lambda x: 2 * x, max):
        with pytest.raises(TypeError, match="functions that a `def` defines"):
            exercise.step()(function)
        with pytest.raises(TypeError, match="functions that a `def` defines"):
            _course((), "double").steps[0].form(function)


def test_a_course_without_steps() -> None:
    """Protects authors from a traceback of the commands that tell students where to begin."""
    with pytest.raises(ValueError, match="There is no step in the course"):
        _course(())
