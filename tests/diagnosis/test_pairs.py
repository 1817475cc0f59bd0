"""Two mistakes in one function: what is combined, and what is said of it."""

from __future__ import annotations

from grader import Exercise
from grader.diagnosis.pairs import pairs_of_mistakes
from grader.formulas import together
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


def _names(step: Step) -> list[tuple[str, str]]:
    return [(one.name, other.name) for (one, other), _ in pairs_of_mistakes(step)]


def test_changes_of_other_lines_go_together() -> None:
    """Protects whoever makes two slips: the function that has both of them is among those that are compared."""
    (_, function), *others = pairs_of_mistakes(_step(OTHER, LOST))
    assert function(5.0, 1.0) == 4.0 and not others


def test_changes_of_one_line_do_not() -> None:
    """Protects the truth: of two changes of one line only one can be made, so that the two are never told."""
    assert _names(_step(LOST, {LAST: "return doubled"})) == []
    assert together(_step().reference, OTHER, GONE) is None


def test_a_change_is_made_in_what_another_has_left() -> None:
    """Protects wrong orders of lines: a second slip stands in the line that the first one has moved."""
    moved = {FIRST: "", LAST: f"y = 3 * y\n{FIRST}\n{LAST}"}
    for one, other in ((moved, OTHER), (OTHER, moved)):
        function = together(_step().reference, one, other)
        assert function is not None and function(5.0, 1.0) == 8.0


def test_expressions_go_together_as_the_author_says() -> None:
    """Protects steps whose mistakes are expressions: the author's own rule says what two of them make, or nothing."""
    step = _step("x + y", "2 * x - y")
    assert _names(step) == []
    step.both = lambda *_: "x - y"
    (_, function), *_ = pairs_of_mistakes(step)
    assert function(5.0, 1.0) == 4.0
    step.both = lambda *_: None
    assert _names(step) == []
