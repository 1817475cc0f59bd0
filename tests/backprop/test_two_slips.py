"""Two slips in one function: both are told, each in its own sentence."""

from __future__ import annotations

from itertools import combinations

import pytest

from grader.courses.backprop import course
from grader.diagnosis.keys import answer_key
from grader.diagnosis.two_slips import two_mistakes
from grader.quiet import quiet
from grader.soundness import situations
from grader.verdicts import Verdict
from tests.changed import changed

from .programs import FIRST, LAST, MATRICES, MEASURED, OUTER, PASS, SECOND, TRAIN, UNTIL, WEIGHTS
from .student import verdict, written

SLIPS = {
    "transposed": (OUTER, "np.outer(weights_2, inputs)"),
    "inputs_swapped": (OUTER, "np.outer(inputs[::-1], weights_2)"),
    "no_upstream": (OUTER, "np.outer(inputs, [1, 1])"),
    "hidden_swapped": ("hidden.reshape(2, 1)", "hidden[::-1].reshape(2, 1)"),
    "input_for_hidden": ("hidden.reshape(2, 1)", "inputs.reshape(2, 1)"),
    "hidden_transposed": ("inputs @ weights_1", "weights_1 @ inputs"),
    "abs_delta": ("(hidden @ weights_2).item() - actual", "abs((hidden @ weights_2).item() - actual)"),
    "target_forgotten": (" - actual", ""),
    "no_rate": ("learning_rate * ", ""),
    "ascent": (" - learning_rate", " + learning_rate"),
    "weight_decay": (" - learning_rate", " * (1 - learning_rate) - learning_rate"),
}
"""Slips in the update of both matrices: their names, and what stands where what stood."""

NOT_TWO = {
    frozenset(pair)
    for pair in (
        ("transposed", "hidden_transposed"),  # a layout read the other way throughout is one mistake
        ("abs_delta", "ascent"),  # and so is the negative of a size
        ("abs_delta", "target_forgotten"),  # of one line only one change is tried
        ("no_rate", "weight_decay"),
        ("ascent", "weight_decay"),
    )
}


def _in_both(one: str, other: str) -> str | None:
    """The update with both slips, None where the first leaves no place for the second."""
    text = MATRICES
    for old, new in (SLIPS[one], SLIPS[other]):
        if old not in text or {one, other} in NOT_TWO:
            return None
        text = changed(text, (old, new))
    return text


IN_MATRICES = [
    (step, text, one, other)
    for step in ("updated_matrices", "repaired_update")
    for one, other in combinations(SLIPS, 2)
    if (text := _in_both(one, other))
]

UPHILL, NO_RATE = (" - learning_rate", " + learning_rate"), ("learning_rate * ", "")
SIZE = ("out - actual", "abs(out - actual)")
PAIRED = ("h1 * w5 + h2 * w6", "h1 * w6 + h2 * w5")
TURNED = (OUTER, "np.outer(weights_2, inputs)")
INPUTS = (("i1 * w[0] + i2 * w[1]", "i2 * w[0] + i1 * w[1]"), ("i1 * w[2] + i2 * w[3]", "i2 * w[2] + i1 * w[3]"))

EARLY, UPDATE = PASS + LAST + FIRST, PASS + FIRST + LAST
IN_OTHERS = [
    ("updated_weights", changed(EARLY + WEIGHTS, UPHILL), "bug1", "ascent"),
    ("updated_weights", changed(EARLY + WEIGHTS, NO_RATE), "bug1", "nolr"),
    ("updated_weights", changed(EARLY + WEIGHTS, SIZE), "bug1", "abs"),
    ("updated_weights", changed(UPDATE + WEIGHTS, PAIRED, UPHILL), "forward_pairing", "ascent"),
    ("updated_weights", changed(UPDATE + WEIGHTS, PAIRED, NO_RATE), "forward_pairing", "nolr"),
    ("prediction_after_update", changed(EARLY + SECOND, UPHILL), "updated_upstream", "ascent"),
    (
        "numerical_gradients",
        changed(MEASURED, ("(2 * step)", "step"), *INPUTS),
        "forgot_two",
        "forward_inputs_swapped",
    ),
    ("train", changed(TRAIN, ("(updates)", "(updates + 1)"), TURNED), "plus1", "transposed"),
    ("train", changed(TRAIN, NO_RATE, TURNED), "nolr", "transposed"),
    ("train", changed(TRAIN, ("inputs @ weights_1\n", "weights_1 @ inputs\n"), NO_RATE), "hidden_transposed", "nolr"),
]


@pytest.mark.parametrize(("step", "text", "one", "other"), IN_MATRICES + IN_OTHERS)
def test_both_are_told(step: str, text: str, one: str, other: str) -> None:
    """Two slips at once are both told."""
    found = _verdict(step, text)
    told = {mistake.name: mistake.beside or mistake.sentence for mistake in course.step(step).mistakes}
    assert found.mistake == "derived:several"
    assert told[one] in found.headline and told[other] in found.headline


COPIED = [
    ("updated_weights", ("i1 * d * w6", "i1 * d * w5"), ("h2 * d", "h1 * d"), "one_upstream", "one_hidden"),
    (
        "updated_weights",
        ("i2 * d * w5", "i1 * d * w5"),
        ("w6 - learning_rate", "w6 + learning_rate"),
        "one_input",
        "one_uphill",
    ),
]


@pytest.mark.parametrize(("step", "one", "other", "first", "second"), COPIED)
def test_two_lines_of_six(step: str, one: tuple[str, str], other: tuple[str, str], first: str, second: str) -> None:
    """A line copied twice and changed wrongly each time: both lines are told, and where they are."""
    found = _verdict(step, changed(UPDATE + WEIGHTS, one, other))
    told = {mistake.name: mistake.sentence for mistake in course.step(step).mistakes}
    assert found.mistake == "derived:several"
    assert told[first] in found.headline and told[second] in found.headline
    assert "are off: everything else is right" in found.headline


def test_one_line_of_six_that_nothing_explains() -> None:
    """A number that no slip explains has its place told, and no second slip is made up."""
    found = _verdict("updated_weights", changed(UPDATE + WEIGHTS, ("h2 * d", "h1 * i2 * w1")))
    assert found.mistake is None and found.headline.startswith("Only number 6 is off:")


def test_there_are_many() -> None:
    """Enough pairs of slips go together: the test above is not empty."""
    assert len(IN_MATRICES) > 80


COUNTS = (
    ("return count", "return count + 1", "hidden.reshape(2, 1)", "inputs.reshape(2, 1)", "plus1", "input_for_hidden"),
    ("return count", "return count + 1", "return max_updates", "return -1", "plus1", "minus_one_if_never"),
)


@pytest.mark.parametrize("row", COUNTS)
def test_two_slips_behind_a_count(row: tuple[str, ...]) -> None:
    """Two slips behind a count are told where only one pair of mistakes explains it."""
    found = _verdict("train_until", changed(UNTIL, (row[0], row[1]), (row[2], row[3])))
    told = {mistake.name: mistake.sentence for mistake in course.step("train_until").mistakes}
    assert found.headline == f"Two things are off. {told[row[4]]} {told[row[5]]}"


def test_counts_that_several_pairs_explain() -> None:
    """A few whole numbers agree with two mistakes by chance: then no pair is told."""
    step = course.step("train_until")
    key = answer_key(step, situations(course, step, course.seed))
    pairs = key.two_mistakes
    for number in range(0, len(pairs.labels), 40):
        with quiet():
            values = [pairs.answer(number, case) for case in range(len(key.calls))]
            known = [value for value in values if value is not None]
            if len(known) == len(values) and len({pairs.labels[n][0].name for n in pairs.explaining(known)}) > 2:
                assert two_mistakes(key, known) is None
                return
    raise AssertionError("no such answers")


def _verdict(name: str, text: str) -> Verdict:
    step = course.step(name)
    with quiet():  # some of them run away
        return verdict(step, written(step, text))
