"""The verdict on one step: right answers pass in any form, and every other answer has its outcome and its sentence."""

from __future__ import annotations

import itertools
import random
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from grader.answers.answer import Answer, Arguments, Trouble
from grader.answers.refusals import NOTHING, NOTHING_SOMETIMES
from grader.answers.shapes import WRAPPED_ELSEWHERE
from grader.checking import CHANGED, CHANGED_SEVERAL, UNSTABLE, check
from grader.courses.backprop import course
from grader.feedback import IN_ANOTHER
from grader.soundness import situations
from grader.steps import Exercise, Situation, Step

from .functions import One, verdict, verdict_on

STEPS = list(course.steps)


@pytest.mark.parametrize("seed", [0, 7, 12345])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_reference_passes(step: Step, seed: int) -> None:
    """Protects right answers under any seed: the reference itself passes with all points."""
    found = check(step, One(step.reference), situations(course, step, seed))
    assert (found.outcome, found.points, found.mistake, found.feedback) == ("passed", 1.0, None, "")


FORMS: list[tuple[str, Callable[[Any], Any]]] = [
    ("forward_h1", np.float64),
    ("forward_h1", np.longdouble),
    ("updated_weights", tuple),
    ("updated_weights", np.array),
    ("updated_matrices", list),
    ("train", lambda answer: [answer[0], answer[1].tolist(), np.array(answer[2])]),
    ("train_until", np.int64),
    ("train_until", float),
    ("wrong_weights", tuple),
    ("wrong_weights", np.array),
    ("wrong_weights", lambda numbers: [np.int64(number) for number in numbers]),
    ("hidden_layer", list),
]


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_right_answers_in_other_forms(name: str, form: Callable[[Any], Any]) -> None:
    """Protects the freedom of form: lists, tuples, arrays and NumPy's numbers all pass."""
    assert verdict(name, lambda *given: form(course.step(name).reference(*given))).passed


WRAPPED: list[Callable[[Any], Any]] = [
    lambda x: np.array([x]),
    np.array,
    lambda x: [x],
    lambda x: (x,),
    lambda x: np.array([[x]]),
]


def _number(name: str, *given: Any) -> Any:
    return course.step(name).reference(*given)


@pytest.mark.parametrize("wrap", WRAPPED)
@pytest.mark.parametrize("name", ["forward_h1", "error", "output_layer", "train_until"])
def test_wrapped_numbers_are_refused(name: str, wrap: Callable[[Any], Any]) -> None:
    """Protects the sentence on wrapped numbers: an array or list of one is refused, right or wrong, and says why."""
    right = verdict(name, lambda *given: wrap(course.step(name).reference(*given)))
    wrong = verdict(name, lambda *given: wrap(0.123 + _number(name, *given)))
    for found in (right, wrong):
        assert (found.outcome, found.mistake) == ("refused", None)
        assert "still wrapped" in found.feedback


def test_entries_still_wrapped() -> None:
    """Protects the same sentence for lists: six arrays of one number each are refused as wrapped."""
    found = verdict("updated_weights", lambda *given: [np.array([w]) for w in _six(*given)])
    assert found.outcome == "refused" and "still wrapped" in found.feedback


def test_a_number_made_a_tuple_by_a_comma() -> None:
    """Protects a true sentence: a comma at the end of a line makes a tuple, not an array."""
    found = verdict("updated_weights", lambda *given: [(w,) if n else w for n, w in enumerate(_six(*given))])
    assert "still wrapped in an array, a list or a tuple" in found.feedback


def _six(*given: Any) -> Any:
    return course.step("updated_weights").reference(*given)


@pytest.mark.parametrize("answer", [None, "0.9", True, float("nan"), {0.9}, 1j])
def test_no_number_is_refused(answer: object) -> None:
    """Protects the outcome `refused`: what is no number gets a sentence, no points and no mistake."""
    found = verdict("forward_h1", lambda *_: answer)
    assert (found.outcome, found.points, found.mistake) == ("refused", 0.0, None)


@pytest.mark.parametrize(
    ("name", "answer"), [("updated_weights", [0.1, None]), ("updated_matrices", (None, None)), ("hidden_layer", [None])]
)
def test_none_in_an_answer(name: str, answer: object) -> None:
    """Protects who returned something, but kept what `append` or a helper without `return` gave: much came back."""
    feedback = verdict(name, lambda *_: answer).feedback
    assert "Something in what came back is None" in feedback and "Nothing came back" not in feedback


def test_misshapen_answer_is_refused() -> None:
    """Protects the shapes: a row where a column is asked for is refused, though its sentence is the author's."""
    found = verdict("gradient_weights_2", lambda hidden, delta: hidden * delta)
    assert (found.outcome, found.mistake) == ("refused", "shape_1d")


def test_as_many_numbers_as_things() -> None:
    """Protects who returns the three predictions alone, where two matrices and a list of three are asked for."""
    found = verdict("train", lambda *given: _number("train", *given)[2])
    assert found.outcome == "refused"
    assert "3 things are asked for, together in a tuple; yours has 3 numbers." in found.feedback


@pytest.mark.parametrize(
    ("parts", "said"), [(1, "wrapped in an array, a list or a tuple"), (2, "One number is asked for; yours has 2.")]
)
def test_a_comma_too_many(parts: int, said: str) -> None:
    """Protects a true sentence: who has a comma behind or between numbers has made neither a list nor an array."""
    found = verdict("forward_h1", lambda *given: tuple(n * _number("forward_h1", *given) for n in range(1, 1 + parts)))
    assert said in found.feedback


def test_several_things_for_a_number() -> None:
    """Protects who returns the weights where a count is asked for: he hears of a number, not of uneven rows."""
    found = verdict("train_until", lambda *given: (given[2], given[3]))
    assert found.outcome == "refused"
    assert "One number is asked for; several things came back." in found.feedback


@pytest.mark.parametrize(
    "answer", [{"h1": 0.9}.values(), {"h1": 0.9}, range(2), map(abs, [0.9])], ids=["view", "dict", "range", "iterator"]
)
def test_a_collection_for_a_number(answer: object) -> None:
    """Protects who would make a list of it: one number is asked for."""
    assert "One number is asked for; several things came back." in verdict("forward_h1", lambda *_: answer).feedback


@pytest.mark.parametrize(
    ("answer", "words"), [({0.9}, "leave the curly brackets out"), ((n for n in [0.9]), "`yield` does not")]
)
def test_a_number_dressed_up(answer: object, words: str) -> None:
    """Protects who writes curly brackets, or `yield`, around a number: he hears what to leave out."""
    assert words in verdict("forward_h1", lambda *_: answer).feedback


def test_curly_brackets_around_several_numbers() -> None:
    """Protects who writes {…} around six numbers from list({…}): their order is gone by then."""
    assert "square brackets in place of the curly ones" in verdict("updated_weights", lambda *a: {*a[3:9]}).headline


@pytest.mark.parametrize("answer", [deque([1.0]), array("d", [1.0]), {1: 1.0}.values(), map(abs, [1.0])], ids=type)
def test_what_could_be_a_list(answer: object) -> None:
    """Protects who has the numbers together, but in no list: he hears that a list is all it takes."""
    assert "make a list of it" in verdict("updated_weights", lambda *_: answer).feedback


def test_a_number_that_is_an_array() -> None:
    """Protects who sees a number printed: an array of no dimension is shown as one, and he hears how to take it out."""
    found = verdict("forward_h1", lambda *given: np.array(_number("forward_h1", *given)))
    assert "yours gave  array(0.9)" in found.feedback and ".item()" in found.feedback


def test_a_count_that_is_sometimes_an_array() -> None:
    """Protects who starts to count with an array: it is one only where nothing is counted, as he hears."""
    found = verdict("train_until", lambda *given: _number("train_until", *given) or np.array(0), public=False)
    assert (found.outcome, found.headline) == ("refused", WRAPPED_ELSEWHERE)


def test_a_pair_in_a_tuple() -> None:
    """Protects who returns both matrices together: he hears that three things stand side by side."""

    def paired(*given: Any) -> Any:
        first, last, predictions = _number("train", *given)
        return (first, last), predictions

    found = verdict("train", paired)
    assert found.outcome == "refused" and "3 things are asked for, side by side" in found.feedback


def test_the_text_is_shown_before_a_refusal() -> None:
    """Protects who is wrong already for the text's numbers: what comes back for other ones does not hide it."""
    found = verdict_on("forward_h1", "i1**w1 + i2**w2")
    lines = found.feedback.splitlines()
    assert found.outcome == "refused" and lines[0].startswith("forward_h1(i1=2, i2=3") and "0.9" in lines[1]
    assert (
        IN_ANOTHER in lines
        and "A complex number came back; a real one is asked for: is a negative number raised to a power?" in lines
    )
    right = verdict_on("forward_h1", "i1 * w1 + i2 * w2 + 0 * (i1 * 1j if i1 < 1 else 0)")
    assert IN_ANOTHER not in right.feedback


def test_an_answer_that_comes_sometimes() -> None:
    """Protects whose `return` stands in a loop or an `if`: a number came back before, so no `return` is missing."""
    found = verdict("train_until", lambda *given: given[-1] if given[-1] > 5 else None)
    assert (found.outcome, found.headline) == ("refused", NOTHING_SOMETIMES.sentence)
    assert verdict("train_until", lambda *_: None).headline == NOTHING.sentence


@pytest.mark.parametrize(("answer", "words"), [([True, False], "True or False came back"), (["w2"], "Text came back")])
def test_a_list_of_no_numbers(answer: object, words: str) -> None:
    """Protects who marks the wrong weights, or gives their names: numbers are asked for, not a number."""
    assert f"{words}; numbers are asked for." in verdict("wrong_weights", lambda *_: answer).feedback


@pytest.mark.parametrize("name", ["hidden_layer", "updated_weights", "updated_matrices"])
def test_text_for_several_numbers(name: str) -> None:
    """Protects a true sentence: text in place of a list, an array or a pair is no reason to ask for one number."""
    assert verdict(name, lambda *_: "0.9, 0.35").feedback.endswith("Text came back; numbers are asked for.")


@pytest.mark.parametrize("numbers", [[], [1], [1, 2, 3, 4], [7.5, -1]])
def test_another_number_of_wrong_weights_is_wrong(numbers: list[float]) -> None:
    """Protects lists of varying length: their length is part of the answer, so another one is wrong, not refused."""
    assert verdict("wrong_weights", lambda *_: numbers).outcome == "wrong"


@pytest.mark.parametrize("answer", [3, [[1, 2]], None])
def test_wrong_weights_is_a_list(answer: object) -> None:
    """Protects the form of that list all the same: a number, a table and nothing are refused."""
    assert verdict("wrong_weights", lambda *_: answer).outcome == "refused"


def test_arguments_changed_in_place() -> None:
    """Protects whoever calls a function: right values do not help where an argument was changed."""

    def update(inputs: Any, actual: float, weights_1: Any, weights_2: Any, learning_rate: float) -> Any:
        new = course.step("updated_matrices").reference(inputs, actual, weights_1, weights_2, learning_rate)
        weights_1 -= 1e-12
        return new

    found = verdict("updated_matrices", update)
    assert (found.outcome, found.feedback) == ("wrong", CHANGED.format(names="weights_1"))


def test_arguments_changed_and_answers_wrong() -> None:
    """Protects both sentences: the mistake is told, and that an argument was changed as well."""

    def layer(inputs: Any, weights_1: Any) -> Any:
        inputs[:] = inputs[::-1].copy()
        return inputs @ weights_1

    found = verdict("hidden_layer", layer)
    assert found.mistake == "swap_inputs"
    assert CHANGED.format(names="inputs") in found.feedback.splitlines()


def test_nothing_returned_and_arguments_changed() -> None:
    """Protects the frequent slip of changing arrays in place and returning nothing: both are said."""

    def update(*given: Any) -> None:
        given[2][:] = given[2] - 0.1

    found = verdict("updated_matrices", update)
    assert found.outcome == "refused" and CHANGED.format(names="weights_1") in found.feedback


def test_several_arguments_changed() -> None:
    """Protects the grammar of the sentence where a loop of training changes both matrices, as it mostly does."""

    def update(*given: Any) -> Any:
        given[2][:], given[3][:] = 0.1, 0.2
        return given[2:4]

    assert CHANGED_SEVERAL.format(names="weights_1 and weights_2") in verdict("updated_matrices", update).feedback


def test_answers_that_change_from_call_to_call() -> None:
    """Protects against state: right at first and something else later is wrong, with a sentence of its own."""
    counter = itertools.count()
    cases = len(situations(course, course.step("forward_h1"), course.seed).items)

    def drifting(*given: float) -> Any:
        return _number("forward_h1", *given) + (next(counter) >= cases)

    found = verdict("forward_h1", drifting)
    assert (found.outcome, found.mistake, found.feedback) == ("wrong", None, UNSTABLE)


def test_random_answers_are_unstable() -> None:
    """Protects diagnosis from chance: random numbers are called unstable, and no mistake."""
    generator = random.Random(1)
    found = verdict("forward_h1", lambda *_: generator.random())
    assert (found.outcome, found.mistake) == ("wrong", None)
    assert UNSTABLE in found.feedback


@pytest.mark.parametrize(("kind", "word"), [(np.float32, "float32"), (np.float16, "float16")])
def test_nearly_right(kind: type[np.floating[Any]], word: str) -> None:
    """Protects those who lose digits on the way: the sentence speaks of digits, not of a wrong formula."""
    found = verdict("hidden_layer", lambda i, w: i.astype(kind)[0] * w[0] + i[1] * w[1].astype(kind))
    assert (found.outcome, found.mistake) == ("wrong", None)
    assert word in found.headline


@dataclass(frozen=True)
class Troubled:
    """A student whose function fails in one of the calls."""

    trouble: Trouble

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer] | Trouble:
        return self.trouble


@pytest.mark.parametrize("outcome", ["not_written", "missing", "broken", "raised", "timed_out", "crashed", "error"])
def test_trouble_keeps_its_outcome(outcome: Any) -> None:
    """Protects the outcomes from each other: what the student's side reports arrives, `error` without points."""
    step = course.step("forward_h1")
    trouble = Trouble(outcome, "It failed.", "ZeroDivisionError", line=7, call=0)
    found = check(step, Troubled(trouble), situations(course, step, course.seed))
    assert (found.outcome, found.line, found.points) == (outcome, 7, None if outcome == "error" else 0.0)
    assert found.feedback.splitlines()[-2:] == ["It failed.", "ZeroDivisionError"]


def _first(x: Any) -> Any:
    """The first of them."""
    return x[0] * 1.0


def _spoiling(x: Any) -> Any:
    """Their sum, and an argument that is no longer what it was."""
    x += 1.0
    return np.sum(x)


def test_a_reference_that_changes_its_arguments_spoils_no_other_step() -> None:
    """Protects authors from faults at steps that have none: the one that changes its arguments is to be mended."""
    exercise = Exercise("a.ex1_toy", title="Toy")
    step, _ = exercise.step()(_first), exercise.step()(_spoiling)
    text = Situation("the text", {"x": np.array([1.5, -0.5])})
    bare: dict[str, Any] = {"fixed": (), "further": (), "drawing": None, "texts": {}, "closing": None, "chart": None}
    toy = replace(course, exercises=(exercise,), text=text, draw=lambda _: {"x": np.ones(2)}, **bare)
    check(step, One(lambda x: 0.25 * x[0]), situations(toy, step, 0))
    assert text["x"].tolist() == [1.5, -0.5]
