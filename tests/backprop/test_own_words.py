"""Slips in other words than the catalogue's formulas: each is told as what it is."""

from __future__ import annotations

import re

import pytest

from grader.courses.backprop import course
from tests.changed import changed

from .student import verdict, written

PASS = "h1 = i1 * w1 + i2 * w2\nh2 = i1 * w3 + i2 * w4\nd = h1 * w5 + h2 * w6 - actual\n"
SIX = PASS + (
    "a = learning_rate * d\n"
    "return [w1 - a * i1 * {0}, w2 - a * i2 * {1}, w3 - a * i1 * {2}, w4 - a * i2 * {3}, w5 - a * h1, w6 - a * h2]\n"
)
RIGHT_SIX = SIX.format("w5", "w5", "w6", "w6")
MATRICES = """\
hidden = inputs @ weights_1
delta = (hidden @ weights_2)[0] - actual
{0}
return weights_1 - learning_rate * gradient, weights_2 - learning_rate * delta * hidden.reshape(2, 1)
"""
GRADIENT = "gradient = delta * inputs.reshape(2, 1) * weights_2.T"
UPSTREAM_COPIED = MATRICES.format("gradient = delta * np.outer(inputs, weights_2[0])")
INPUTS_TO_OUTPUT = MATRICES.format(f"delta = (inputs @ weights_2)[0] - actual\n{GRADIENT}")
TRAIN = """\
predictions = np.zeros(updates + 1)
old = weights_1, weights_2
for k in range(updates):
    hidden = inputs @ weights_1
    predictions[k] = (hidden @ weights_2)[0]
    delta = predictions[k] - actual
    gradient_1 = delta * np.outer(inputs, {0})
    weights_2 = weights_2 - learning_rate * delta * hidden.reshape(2, 1)
    weights_1 = weights_1 - learning_rate * gradient_1
{1}
return {2}, predictions
"""
FILLED = "predictions[updates] = (inputs @ weights_1 @ weights_2)[0]"
UNTIL = """\
for count in range(max_updates):
    hidden = inputs @ weights_1
    delta = (hidden @ weights_2)[0] - actual
    if abs(delta) < {0}:
        return {1}
    gradient = delta * np.outer(inputs, weights_2)
    weights_2 = weights_2 - learning_rate * delta * hidden.reshape(2, 1)
    weights_1 = weights_1 - learning_rate * gradient
return max_updates
"""
MEASURED = """\
def error(w):
    return {0}
w, found = [w1, w2, w3, w4, w5, w6], []
for k in {1}:
    up, down = list(w), list(w)
    up[k] += step
    down[k] -= step
    found.append((error(up) - error(down)) / (2 * step))
return found
"""
OFF = "(i1 * w[0] + i2 * w[1]) * w[4] + (i1 * w[2] + i2 * w[3]) * w[5] - actual"
CHECKED = (
    PASS
    + """\
g, wrong = [i1 * d * w5, i2 * d * w5, i1 * d * w6, i2 * d * w6, h1 * d, h2 * d], []
for k in range(6):
    if abs(claimed[k] - g[k]) > 1e-6:
        wrong.append(k + 1)
    return wrong
"""
)

SLIPS = [
    ("forward_h1", "w1 / i1 + w2 / i2", "divided_by_input"),
    ("forward_h2", "i1 * abs(w3) + i2 * abs(w4)", "abs_on_the_way"),
    ("forward_out", "w5 / h1 + w6 / h2", "divided_by_hidden"),
    ("forward_out", "abs(h1) * w5 + abs(h2) * w6", "abs_on_the_way"),
    ("delta", "prediction - actual if prediction < actual else 0", "one_sided"),
    ("delta", "max(prediction - actual, 0)", "one_sided"),
    ("delta", "max(actual - prediction, 0)", "one_sided"),
    ("delta", "actual / prediction - 1", "relative"),
    ("delta", "-abs(prediction - actual)", "abs"),
    ("delta", "actual - prediction ** 2", "squares"),
    ("delta", "(actual - prediction) * actual", "times_target"),
    ("delta", "(actual - prediction) ** 3", "cube"),
    ("error", "actual - prediction ** 2 / 2", "precedence_sq_pred"),
    ("error", "(actual - prediction ** 2) / 2", "precedence_sq_pred"),
    ("error", "actual ** 2 - prediction", "precedence_sq_target"),
    ("error", "actual ** 2 / 2 - prediction ** 2", "squares_first"),
    ("error", "(actual - prediction) * prediction", "times_prediction"),
    ("error", "(actual - prediction) / prediction", "relative_to_prediction"),
    ("error", "(actual - prediction) ** 3 / 2", "cube"),
    ("error", "-abs(actual - prediction)", "neg"),
    ("error", "-prediction", "target_forgotten"),
    ("error", "abs(actual)", "prediction_forgotten"),
    ("error", "max(actual - prediction, 0)", "one_sided"),
    ("gradient_w5", "h1 * w6 * delta", "other_weight"),
    ("gradient_w6", "h1 * w5 * delta", "other_weight"),
    ("gradient_w5", "-h1 * w5 * delta", "both"),
    ("gradient_w1", "-delta", "one_link"),
    ("gradient_w4", "-i1 * delta", "other_input_only"),
    ("updated_weight", "weight - (1 - learning_rate) * gradient", "rate_from_one"),
    ("updated_weight", "weight - learning_rate * weight", "lr_no_grad"),
    ("updated_weight", "weight + 0.01 * gradient", "ascent"),
    ("updated_weights", SIX.format("w1", "w5", "w6", "w6"), "one_own_weight"),
    ("updated_weights", changed(RIGHT_SIX, ("w5 - a * h1, w6 - a", "w5 + a * h1, w6 + a")), "one_layer_uphill"),
    ("updated_weights", changed(RIGHT_SIX, ("a * h1", "a * h1 * w5"), ("a * h2", "a * h2 * w6")), "both"),
    ("updated_weights", re.sub(r"a \* \w\d( \* w\d)?", "a", RIGHT_SIX), "summed"),
    ("updated_weights", re.sub(r"(w\d) - a \*", r"learning_rate * \1 - d *", RIGHT_SIX), "lr_on_weight"),
    ("updated_weights", SIX.format("w1", "w2", "w3", "w4"), "own_weights"),
    ("updated_weights", SIX.format("w5", "w5", "w5", "w5"), "upstream_copied"),
    ("updated_weights", SIX.format("h1", "h1", "h2", "h2"), "hidden_for_upstream"),
    ("updated_weights", changed(SIX.format("w5", "w5", "w6", "w6"), ("i2 * w4", "i1 * w4")), "slip_in_the_pass"),
    ("hidden_layer", "np.sum(inputs.reshape(2, 1) * weights_1, axis=1)", "summed_over_neurons"),
    ("hidden_layer", "(inputs * weights_1.T).sum(axis=0)", "summed_over_neurons"),
    ("hidden_layer", "inputs[0] * weights_1[0] + inputs[1] * weights_1[0]", "one_weight_twice"),
    (
        "hidden_layer",
        "h = np.zeros(2, dtype=int)\nfor i in range(2):\n    for j in range(2):\n"
        "        h[j] += inputs[i] * weights_1[i, j]\nreturn h",
        "whole_numbers",
    ),
    ("gradient_weights_2", "hidden.reshape(2, 1) - delta * hidden.reshape(2, 1)", "hidden_moved"),
    ("updated_matrices", MATRICES.format("gradient = delta * inputs.reshape(2, 1) * weights_1"), "own_weights"),
    ("updated_matrices", UPSTREAM_COPIED, "upstream_copied"),
    ("updated_matrices", MATRICES.format(f"{GRADIENT} * hidden"), "extra_hidden"),
    ("repaired_update", MATRICES.format(f"delta = (hidden @ weights_2)[0]\n{GRADIENT}"), "target_forgotten"),
    ("updated_matrices", INPUTS_TO_OUTPUT, "inputs_to_output"),
    ("train", TRAIN.format("weights_2", "", "weights_1, weights_2"), "last_not_written"),
    ("train", TRAIN.format("old[1]", FILLED, "weights_1, weights_2"), "stale_upstream"),
    ("train", TRAIN.format("weights_2", FILLED, "*old"), "old_weights_returned"),
    ("train", TRAIN.format("weights_2", f"{FILLED}\npredictions -= actual", "weights_1, weights_2"), "delta_instead"),
    ("train_until", UNTIL.format("tolerance / 2", "count"), "tolerance_changed"),
    ("train_until", UNTIL.format("tolerance", "0"), "zero_returned"),
    (
        "train_until",
        changed(UNTIL.format("tolerance", "count"), ("weights_2)\n    weights_2", "weights_2[0])\n    weights_2")),
        "upstream_copied",
    ),
    ("numerical_gradients", MEASURED.format(f"0.5 * ({OFF})", "range(6)"), "own_error"),
    ("numerical_gradients", MEASURED.format(f"0.5 * ({OFF} + actual) ** 2", "range(6)"), "own_error"),
    ("numerical_gradients", MEASURED.format(f"0.5 * ({OFF}) ** 2", "(0, 1, 2, 3, 4, 4)"), "copied"),
    ("wrong_weights", CHECKED, "first_look"),
]


@pytest.mark.parametrize(("step", "text", "mistake"), SLIPS, ids=[f"{step}-{name}" for step, _, name in SLIPS])
def test_slips_in_own_words(step: str, text: str, mistake: str) -> None:
    """A slip that people make gets a sentence, and a true one."""
    function = course.step(step)
    assert verdict(function, written(function, text)).mistake == mistake


RIGHT = [
    ("updated_weights", RIGHT_SIX),
    ("updated_matrices", MATRICES.format(GRADIENT)),
    ("train_until", UNTIL.format("tolerance", "count")),
    ("numerical_gradients", MEASURED.format(f"0.5 * ({OFF}) ** 2", "range(6)")),
    ("wrong_weights", changed(CHECKED, ("    return wrong", "return wrong"))),
]


@pytest.mark.parametrize(("step", "text"), RIGHT, ids=[step for step, _ in RIGHT])
def test_the_same_without_the_slip(step: str, text: str) -> None:
    """The texts of the test above are right but for their slips."""
    function = course.step(step)
    assert verdict(function, written(function, text)).outcome == "passed"


OLD_W6 = changed(RIGHT_SIX, ("return", "n1, n2, n3, n4, n5, n6 =")) + (
    "return (i1 * n1 + i2 * n2) * n5 + (i1 * n3 + i2 * n4) * w6\n"
)
SECOND_PASS = changed(OLD_W6, ("n4) * w6", "n4) * n6"))
FIRST_UPHILL = re.sub(r"(w[1-4]) - a \*", r"\1 + a *", SECOND_PASS)
LAST_BY_FIRST = changed(RIGHT_SIX, ("a * h1", "a * i1 * w5"), ("a * h2", "a * i2 * w6"))
FIRST_BY_LAST = re.sub(r"a \* i(\d) \* w\d", r"a * h\1", RIGHT_SIX)

H1_AND_H2 = changed(SECOND_PASS, ("h1 =", "h ="), ("h2 =", "h1 ="), ("h =", "h2 ="))

FALSE = [
    ("prediction_after_update", H1_AND_H2, "axis"),
    ("prediction_after_update", OLD_W6, "one of yours did not"),
    ("prediction_after_update", FIRST_UPHILL, "moved away from the target"),
    (
        "prediction_after_update",
        changed(SECOND_PASS, (" * n5", ""), (" * n6", "")),
        "In the second pass, the hidden",
    ),
    (
        "updated_matrices",
        INPUTS_TO_OUTPUT,
        "In the forward pass",
    ),
    ("updated_matrices", UPSTREAM_COPIED, "All weights"),
    ("updated_weights", LAST_BY_FIRST, "The weights of the last layer follow the rule"),
    ("updated_weights", FIRST_BY_LAST, "The weights of the first layer follow the rule"),
    ("forward_h1", "(i1 + i2) * w1 * w2", "What travels along different arrows is multiplied"),
    ("delta", "-np.sign(prediction - actual)", "direction is right"),
]


@pytest.mark.parametrize(("step", "text", "words"), FALSE, ids=[step for step, _, _ in FALSE])
def test_nothing_false_is_said(step: str, text: str, words: str) -> None:
    """No sentence is false of the formula, or reads like a rule where it tells a slip."""
    function = course.step(step)
    told = verdict(function, written(function, text))
    assert told.mistake is not None
    assert words not in " ".join(told.feedback.split())
