"""What an author writes of a step: a word that stands for nothing is told where it is written."""

from __future__ import annotations

import pytest

from grader.steps import Exercise, Situation


def double(x: float) -> float:
    return 2 * x


def test_a_lone_text_is_no_list_of_situations() -> None:
    """Protects authors from a text that is taken letter by letter."""
    with pytest.raises(TypeError, match=r"write \['late'\]"):
        Exercise("a.ex1_toy", title="Toy").step(further="late")


def test_points_are_a_number() -> None:
    """Protects authors from a traceback of the audit, and of every command that adds points up."""
    with pytest.raises(TypeError, match="`points` takes a number, not '2'"):
        Exercise("a.ex1_toy", title="Toy").step(points="2")  # type: ignore[arg-type]


def test_a_made_argument_that_no_parameter_takes() -> None:
    """Protects authors from a typo in a keyword, or in an option of the step's, that nothing would ever look at."""
    with pytest.raises(TypeError, match="The step double has no parameter y"):
        Exercise("a.ex1_toy", title="Toy").step(y=lambda _: 1.0)(double)


def test_a_step_without_brackets() -> None:
    """Protects authors from Python's own words about positional arguments, which name no way out."""
    with pytest.raises(TypeError, match=r"Write `@exercise.step\(\)`"):
        Exercise("a.ex1_toy", title="Toy").step(double)


def test_a_parameter_that_is_no_quantity_is_named_with_its_step() -> None:
    """Protects authors from searching all steps for a typo that stops the grading of a whole class."""
    step = Exercise("a.ex1_toy", title="Toy").step()(double)
    with pytest.raises(KeyError, match="double: the situation 'A' has no quantity 'x'"):
        step.arguments(Situation("A", {"y": 1.0}))


def test_a_reference_that_calls_another_steps() -> None:
    """Protects authors from a name that their decorator has taken from the function: it can be called all the same."""
    exercise = Exercise("a.ex1_toy", title="Toy")
    twice = exercise.step()(double)

    @exercise.step()
    def fourfold(x: float) -> float:
        return float(twice(twice(x)))

    assert fourfold.reference(1.5) == fourfold(1.5) == 6.0


def test_a_reference_that_no_def_defines() -> None:
    """Protects authors from a traceback of the audit: slips are made of a definition, and a lambda has none."""
    exercise = Exercise("a.ex1_toy", title="Toy")
    for function in (lambda x: 2 * x, max):
        with pytest.raises(TypeError, match="functions that a `def` defines"):
            exercise.step()(function)
        with pytest.raises(TypeError, match="functions that a `def` defines"):
            exercise.step()(double).form(function)


def test_hints_are_texts_in_one_call() -> None:
    """Protects authors from a traceback of the audit, and from a second call that would take the first one's hints."""
    step = Exercise("a.ex1_toy", title="Toy").step()(double)
    with pytest.raises(TypeError, match=r"All hints of double stand in one call, as texts: double\.hint"):
        step.hint(["Look.", "And look again."])  # type: ignore[arg-type]
    step.hint("Look.")
    with pytest.raises(TypeError, match="All hints of double stand in one call"):
        step.hint("And look again.")
    assert step.hints == ("Look.",)


def test_a_mistake_has_a_sentence() -> None:
    """Protects authors from a traceback of the audit where formula and sentence have changed places."""
    step = Exercise("a.ex1_toy", title="Toy").step()(double)
    with pytest.raises(TypeError, match="A mistake of double has a name, a formula and a sentence, in this order"):
        step.mistake("half", "That is half of it.", {"return 2 * x": "return x / 2"})  # type: ignore[arg-type]
