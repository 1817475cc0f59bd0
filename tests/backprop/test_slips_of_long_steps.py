"""Slips in the longer steps as students write them: each gets a true sentence."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from grader.quiet import quiet
from tests.changed import changed

from .programs import FIRST, LAST, MATRICES, MEASURED, OUTER, PASS, SECOND, SHOW, TRAIN, UNTIL, WEIGHTS
from .student import verdict, written

OUT = "(inputs @ weights_1 @ weights_2).item()"
MOVED = "weights_1 = weights_1 - learning_rate * gradient_1"
KEPT = "start_1, start_2 = weights_1, weights_2\nfor count"
MOVED_2 = changed(MOVED, ("1", "2"))
FILLED = changed(TRAIN, (f"[{OUT}]", "np.zeros(updates + 1)"), ("append((inputs", "put(count, (inputs"))
LOST = changed(
    TRAIN,
    ("    weights_1 =", "    new_1 ="),
    ("    weights_2 =", "    new_2 ="),
    (SHOW, changed(SHOW, ("weights", "new"))),
)

LOOK = "    if abs(delta) < tolerance:\n        return count\n"
LOOKS_LAST = changed(UNTIL, (LOOK, ""), ("return max", f"    delta = {OUT} - actual\n{LOOK}return max"))

FAR_ONES = changed(
    UNTIL,
    ("< tolerance", ">= tolerance"),
    ("return count", "far += 1"),
    ("return max_updates", "return far"),
    ("for count", "far = 0\nfor count"),
)

CHECK = """\
h1 = i1 * w1 + i2 * w2
h2 = i1 * w3 + i2 * w4
d = h1 * w5 + h2 * w6 - actual
g = [i1 * d * w5, i2 * d * w5, i1 * d * w6, i2 * d * w6, h1 * d, h2 * d]
wrong = []
for k in range(6):
    if abs(claimed[k] - g[k]) > 1e-6 * abs(g[k]):
        wrong.append(k + 1)
return wrong
"""
OFF = "1e-6 * abs(g[k])"

SLOPE = "np.outer(inputs, weights_2.T * hidden * (1 - hidden))"

TEXTS = {
    "train": TRAIN,
    "train_until": UNTIL,
    "numerical_gradients": MEASURED,
    "wrong_weights": CHECK,
    "updated_matrices": MATRICES,
    "repaired_update": MATRICES,
    "updated_weights": PASS + FIRST + LAST + WEIGHTS,
    "prediction_after_update": PASS + FIRST + LAST + SECOND,
}
"""The right functions in which the slips below are made."""

CHANGED = [
    # the training loop
    ("train", "- learning_rate *", "- learning_rate * 0.95**count *", "decay"),
    ("train", "- learning_rate *", "- learning_rate / updates *", "divided_by_updates"),
    ("train", "- learning_rate *", "- 0.1 *", "lr005_hardcoded"),
    ("train", MOVED, f"{MOVED}\n    {MOVED}", "one_layer_double"),
    ("train", ".item() - actual", ".item() - actual\n    delta = predictions[0] - actual", "stale_delta"),
    ("train", "(hidden @ weights_2).item()", "_sigmoid(hidden @ weights_2).item()", "output_activation"),
    # the counted loop
    ("train_until", "abs(delta) <", "abs(delta / (delta + actual)) <", "relative_to_prediction"),
    ("train_until", "abs(delta) <", "np.abs(delta * hidden).max() <", "gradient_stop"),
    ("train_until", "return count", "return delta + actual", "prediction_returned"),
    ("train_until", "- learning_rate *", "- 0.1 *", "lr005_hardcoded"),
    ("train_until", " * delta\n", "\n", "no_delta"),
    ("train_until", "np.outer(inputs, weights_2)", "np.outer(inputs, hidden)", "hidden_for_upstream"),
    ("train_until", "hidden.reshape(2, 1)", "inputs.reshape(2, 1)", "input_for_hidden"),
    ("train_until", "hidden.reshape(2, 1)", "weights_2", "weight_not_hidden"),
    # the differences
    ("numerical_gradients", "i1 * w[0] + i2 * w[1]", "i2 * w[0] + i1 * w[1]", "forward_inputs_swapped"),
    ("numerical_gradients", "i1 * w[0] + i2 * w[1]", "i1 * w[0] + i2 * w[2]", "slip_in_the_pass"),
    ("numerical_gradients", " + (i1 * w[2] + i2 * w[3]) * w[5]", "", "term_missing"),
    ("numerical_gradients", "i1 * w[0] + i2 * w[1]", "i1 * w1 + i2 * w2", "zeros"),
    ("numerical_gradients", "w[4]", "w5", "one_zero"),
    ("numerical_gradients", "w[4] +", "w[4] -", "derived:sign"),
    ("numerical_gradients", "i2 * w[1]", "i1 * w[1]", "derived:wrong_name"),
    ("numerical_gradients", "/ (2 * step)", "// (2 * step)", "floor_division"),
    ("numerical_gradients", "(p - actual) ** 2", "abs(p - actual)", "absolute"),
    ("numerical_gradients", "p - actual", "p + actual", "own_error"),
    # the checks
    ("wrong_weights", OFF, "1e-10", "too_fine"),
    ("wrong_weights", "    if", "    wrong = []\n    if", "list_made_anew"),
    ("wrong_weights", "(k + 1)", "(k + 1)\n    else:\n        wrong = []", "list_made_anew"),
    ("wrong_weights", "return wrong", "return wrong or [0]", "something_if_none"),
    ("wrong_weights", "w2\nh2 = i1 * w3", "w3\nh2 = i1 * w2", "exact"),
    # the update of both matrices
    *(
        (step, old, new, name)
        for step in ("updated_matrices", "repaired_update")
        for old, new, name in (
            ("learning_rate *", "0.1 *", "lr005_hardcoded"),
            ("learning_rate * gradient_1", "2 * learning_rate * gradient_1", "one_layer_double"),
            ("return new_1", "return new_1.T", "came_back_transposed"),
            ("return new_1, new_2", "return -gradient_1, -gradient_2", "gradient_only"),
            (OUTER, SLOPE, "sig_prime"),
            (OUTER, "np.outer(inputs, inputs)", "inputs_twice"),
        )
    ),
    # the passes
    ("updated_weights", "w1 + i2", "w1 - i2", "sign_in_the_pass"),
    ("prediction_after_update", "w1 + i2 * w2\n", "w1 - i2 * w2\n", "sign_in_the_pass"),
    ("prediction_after_update", "w2) * w5 + ", "w2) * w5 - ", "sign_in_the_second_pass"),
]
TWICE_MINUS = changed(PASS, ("w5 + h2", "w5 - h2"))
WHOLE = [
    ("train", LOST, "not_carried"),
    ("train", changed(TRAIN, ("for count", KEPT), ("= weights_1 -", "= start_1 -")), "from_the_start"),
    ("train", FILLED, "shifted"),
    (
        "train_until",
        changed(UNTIL, ("for count", KEPT), ("= weights_1 -", "= start_1 -"), ("= weights_2 -", "= start_2 -")),
        "from_the_start",
    ),
    ("train_until", LOOKS_LAST, "late_and_one_less"),
    ("train_until", FAR_ONES, "far_ones_counted"),
    ("train_until", changed(FAR_ONES, ("far += 1", "far = count + 1")), "far_ones_counted"),
    (
        "train_until",
        changed(UNTIL, (" * delta\n", " * first\n"), ("for count", f"first = {OUT} - actual\nfor count")),
        "stale_delta",
    ),
    (
        "train_until",
        changed(
            UNTIL,
            ("abs(delta) <", "abs(before - delta - actual) <"),
            ("    gradient_1 =", "    before = delta + actual\n    gradient_1 ="),
            ("for count", "before = 0\nfor count"),
        ),
        "change_stop",
    ),
    ("prediction_after_update", TWICE_MINUS + FIRST + LAST + TWICE_MINUS + "return out\n", "sign_in_both_passes"),
    (
        "updated_matrices",
        changed(MATRICES, ("inputs @ weights_1", "_sigmoid(inputs @ weights_1)"), (OUTER, SLOPE)),
        "activation",
    ),
    ("repaired_update", changed(MATRICES, ("= weights_1 -", "= -"), ("= weights_2 -", "= -")), "step_only"),
    ("gradient_weights_1", "np.outer(inputs, weights_2) * delta**2 / 2", "delta_squared"),
    ("gradient_weights_2", "hidden.reshape(2, 1) * delta**2 / 2", "delta_squared"),
]


@pytest.mark.parametrize(("name", "old", "new", "mistake"), CHANGED)
def test_a_slip_in_a_right_function(name: str, old: str, new: str, mistake: str) -> None:
    """A slip in one place of a long function gets a sentence, and a true one."""
    _told(name, changed(TEXTS[name], (old, new)), mistake)


@pytest.mark.parametrize(("name", "text", "mistake"), WHOLE)
def test_a_slip_in_several_lines(name: str, text: str, mistake: str) -> None:
    """A slip that shows in more than one line gets a true sentence too."""
    _told(name, text, mistake)


@pytest.mark.parametrize("name", TEXTS)
def test_the_same_without_the_slip(name: str) -> None:
    """The texts of the tests above are right but for their slips."""
    assert verdict(course.step(name), written(course.step(name), TEXTS[name])).outcome == "passed"


def _told(name: str, text: str, mistake: str) -> None:
    step = course.step(name)
    with quiet():
        assert verdict(step, written(step, text)).mistake == mistake
