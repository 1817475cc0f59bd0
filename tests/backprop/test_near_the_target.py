"""Limits of a student's own: leaving small values alone, or stopping near the target, is told."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from tests.changed import changed

from .programs import FIRST, LAST, PASS, SECOND, TRAIN, UNTIL, WEIGHTS
from .student import verdict, written

LEFT_ALONE = "d = out - actual if abs(out - actual) > {0} else 0\n"
MATRICES = """\
hidden = inputs @ weights_1
delta = (hidden @ weights_2).item() - actual
if abs(delta) < {0}:
    return weights_1, weights_2
gradient_1 = delta * np.outer(inputs, weights_2)
return weights_1 - learning_rate * gradient_1, weights_2 - learning_rate * delta * hidden[:, None]
"""
LIMITS = (1e-4, 1e-3, 0.01)


def _ignoring(limit: float) -> dict[str, str]:
    """Functions that are right but for what is smaller than a limit, by their steps."""
    moved = changed(PASS, ("d = out - actual\n", LEFT_ALONE.format(limit))) + FIRST + LAST
    small = f"if abs(delta) > {limit} else 0.0"
    return {
        "error": f"(prediction - actual) ** 2 / 2 if abs(prediction - actual) > {limit} else 0.0",
        "delta": f"prediction - actual if abs(prediction - actual) > {limit} else 0.0",
        "gradient_w6": f"h2 * delta {small}",
        "gradient_w5": f"h1 * delta {small}",
        "gradient_w1": f"i1 * delta * w5 {small}",
        "gradient_w2": f"i2 * delta * w5 {small}",
        "gradient_w3": f"i1 * delta * w6 {small}",
        "gradient_w4": f"i2 * delta * w6 {small}",
        "updated_weights": moved + WEIGHTS,
        "prediction_after_update": moved + SECOND,
        "gradient_weights_2": f"hidden[:, None] * delta * (abs(delta) > {limit})",
        "gradient_weights_1": f"np.outer(inputs, weights_2) * delta * (abs(delta) > {limit})",
        "updated_matrices": MATRICES.format(limit),
        "repaired_update": MATRICES.format(limit),
    }


CASES = [(step, text) for limit in LIMITS for step, text in _ignoring(limit).items()]


@pytest.mark.parametrize(("step", "text"), CASES)
def test_what_is_small_counts(step: str, text: str) -> None:
    """A formula that is wrong only for small values does not pass, and its limit is told."""
    found = verdict(course.step(step), written(course.step(step), text))
    assert (found.outcome, found.mistake) == ("wrong", "small_ones_ignored")


@pytest.mark.parametrize("limit", [1e-3, 1e-6])
def test_training_goes_on_near_the_target(limit: float) -> None:
    """A counted training that stops near the target is told so."""
    text = changed(TRAIN, ("    gradient_1 =", f"    if abs(delta) < {limit}:\n        break\n    gradient_1 ="))
    assert verdict(course.step("train"), written(course.step("train"), text)).mistake == "stops_early"


AT_THE_END = changed(
    UNTIL, ("range(max_updates)", "range(max(max_updates, 1))"), ("return max_updates", "return max(max_updates, 1)")
)


MET_AFTERWARDS = changed(
    UNTIL,
    ("return max_updates", "    if count + 1 == max_updates:\n        break\nreturn count + 1"),
    ("range(max_updates)", "range(1000)"),
)
NO_LIMIT = f"if not max_updates:\n    max_updates = 1000\n{UNTIL}"


@pytest.mark.parametrize("text", [AT_THE_END, f"if max_updates == 0:\n    return 1\n{UNTIL}", MET_AFTERWARDS, NO_LIMIT])
def test_no_update_may_be_allowed(text: str) -> None:
    """Zero allowed updates mean zero: one more, or many, is told."""
    assert verdict(course.step("train_until"), written(course.step("train_until"), text)).mistake == "at_least_one"


def test_the_same_without_a_limit() -> None:
    """The functions of the tests above are right but for their limits."""
    assert all(verdict(course.step(s), written(course.step(s), text)).passed for s, text in _ignoring(0.0).items())
