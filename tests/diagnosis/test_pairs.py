"""Two mistakes in one function: which of them can be made at once."""

from __future__ import annotations

import copy
from collections.abc import Mapping

import pytest

from grader import Composed, Exercise
from grader.courses.backprop import course as backprop
from grader.diagnosis.keys import answer_key, value_of
from grader.diagnosis.pairs import MANY, pairs_of_mistakes
from grader.formulas import together
from grader.quiet import quiet
from grader.situations import known
from grader.steps import Formula, Step

FIRST, LAST = "doubled = 2 * x", "return doubled + y"
OTHER, LOST, GONE = {FIRST: "doubled = x"}, {LAST: "return doubled - y"}, {FIRST: "", LAST: "return y"}


def _step(*formulas: Formula) -> Step:
    exercise = Exercise(__name__, title="Lines")

    @exercise.step()
    def line(x: float, y: float) -> float:
        """A line."""
        doubled = 2 * x
        return doubled + y

    for number, formula in enumerate(formulas):
        line.mistake(f"number_{number}", formula, "Look again.")
    return line


def _in_lines(step: Step) -> bool:
    """Whether a step's mistakes are changed lines, and each meets the others as it is written first."""
    return len(step.wrong_formulas) > MANY and isinstance(step.wrong_formulas[0][1], Mapping)


def _names(step: Step) -> list[tuple[str, str]]:
    return [(one.name, other.name) for (one, other), _ in pairs_of_mistakes(step)]


def test_changes_of_other_lines_go_together() -> None:
    """Two mistakes in different lines can be made at once."""
    (_, function), *others = pairs_of_mistakes(_step(OTHER, LOST))
    assert function(5.0, 1.0) == 4.0 and not others


def test_changes_of_one_line_do_not() -> None:
    """Two changes of one line cannot both be made, so the two are never told."""
    assert _names(_step(LOST, {LAST: "return doubled"})) == []
    assert together(_step().reference, OTHER, GONE) is None


def test_a_change_is_made_in_what_another_has_left() -> None:
    """A second change may be in a line that the first one has moved."""
    moved = {FIRST: "", LAST: f"y = 3 * y\n{FIRST}\n{LAST}"}
    for one, other in ((moved, OTHER), (OTHER, moved)):
        function = together(_step().reference, one, other)
        assert function is not None and function(5.0, 1.0) == 8.0


def _line(factor: str = "2", sign: str = "+") -> str:
    return f"{factor} * x {sign} y"


def _difference(factor: str = "2", sign: str = "-") -> str:
    return f"{factor} * x {sign} y"


def test_expressions_go_together_part_by_part() -> None:
    """Two mistakes in different parts of one expression can be made at once."""
    (_, function), *others = pairs_of_mistakes(_step(Composed(_line, {"factor": "1"}), Composed(_line, {"sign": "-"})))
    assert function(5.0, 1.0) == 4.0 and not others


@pytest.mark.parametrize(
    "other",
    [
        "2 * x - y",
        Composed(_line, {"factor": "3", "sign": "-"}),
        Composed(_line, {}),
        Composed(_difference, {"sign": "+"}),
    ],
    ids=["plain text", "a part in common", "no parts", "another expression"],
)
def test_other_expressions_do_not(other: Formula) -> None:
    """Expressions are combined only where the parts say how."""
    assert _names(_step(Composed(_line, {"factor": "1"}), other)) == []


@pytest.mark.parametrize("step", [step for step in backprop.steps if _in_lines(step)], ids=lambda step: step.name)
def test_pairs_are_what_the_changed_text_says(step: Step) -> None:
    """One function that serves many pairs answers for each as the text with both changes."""
    key = answer_key(step, known(backprop, step))
    firsts = {mistake.name: mistake.formulas[0] for mistake in step.mistakes}
    for (one, other), function in list(pairs_of_mistakes(step))[::40]:
        text = together(step.reference, firsts[one.name], firsts[other.name])
        assert text is not None
        with quiet():
            answers = [value_of(each, copy.deepcopy(key.calls[0]), key.expected[0]) for each in (function, text)]
        assert repr(answers[0]) == repr(answers[1]), (one.name, other.name)
