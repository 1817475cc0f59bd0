"""Slips that a class of beginners makes, in one number or in one line: each gets a name, and none passes."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from grader.quiet import quiet
from tests.changed import changed

from .programs import FIRST, LAST, PASS, SECOND, TRAIN, UNTIL, WEIGHTS
from .student import verdict, written

UPDATE = PASS + FIRST + LAST + WEIGHTS
PREDICTION = PASS + FIRST + LAST + SECOND
ONE = "\n".join(f"w{n} = w{n} - learning_rate * h2 * d" for n in range(1, 6)) + "\nw6 = w6 - learning_rate * h2 * d\n"
TABLE = "gradient = np.zeros((2, 2))\n"

NUMBERS = [
    ("forward_h1", "0.7 * (i1 * w1 + i2 * w2)", "derived:multiple"),
    ("forward_h1", "-2 * (i1 * w1 + i2 * w2)", "derived:several"),
    ("forward_out", "h1 * w5 + h2 * w6 - 0.2", "derived:offset"),
    ("forward_out", "min(h1 * w5 + h2 * w6, 10)", "derived:cut_off"),
    ("gradient_w1", "np.clip(i1 * delta * w5, -5, 5)", "derived:cut_off"),
    ("updated_weight", "weight - learning_rate * np.clip(gradient, -1, 1)", "derived:cut_off"),
]
MATRICES = [
    ("hidden_layer", "h = np.zeros(2)\nh[0] = inputs @ weights_1[:, 0]\nreturn h", "derived:unfilled"),
    ("gradient_weights_2", "g = np.zeros((2, 1))\ng[1, 0] = hidden[1] * delta\nreturn g", "derived:unfilled"),
    (
        "gradient_weights_1",
        f"{TABLE}gradient[0] = inputs[0] * delta * weights_2[:, 0]\nreturn gradient",
        "derived:unfilled",
    ),
    ("gradient_weights_1", "np.triu(delta * np.outer(inputs, weights_2))", "derived:unfilled"),
]
UPDATES = [
    ("updated_weights", PASS + ONE + WEIGHTS, "one_for_all"),
    ("prediction_after_update", PASS + ONE + SECOND, "one_for_all"),
    ("updated_weights", changed(UPDATE, ("d = out - actual", "d = np.clip(out - actual, -1, 1)")), "cut_off"),
    (
        "prediction_after_update",
        changed(
            PREDICTION,
            ("h1 = i1 * w1 + i2 * w2", "h1 = min(i1 * w1 + i2 * w2, 1)"),
            ("h2 = i1 * w3 + i2 * w4", "h2 = min(i1 * w3 + i2 * w4, 1)"),
        ),
        "cut_off",
    ),
    ("updated_weights", changed(UPDATE, ("i1 * d * w5", "i1 * -0.786 * w5")), "text_numbers"),
    ("prediction_after_update", changed(PREDICTION, ("i1 * d * w5", "i1 * -0.786 * w5")), "text_numbers"),
    (
        "updated_weights",
        changed(UPDATE, ("i1 * d * w6", "x * d * w6"), ("i2 * d * w6", "i1 * d * w6"), ("x * d", "i2 * d")),
        "inputs_swapped",
    ),
    (
        "prediction_after_update",
        changed(
            PREDICTION,
            ("return (i1 * w1 + i2 * w2)", "return (2 * w1 + 3 * w2)"),
            ("(i1 * w3 + i2 * w4)", "(2 * w3 + 3 * w4)"),
        ),
        "text_in_the_second_pass",
    ),
    ("prediction_after_update", changed(PREDICTION, ("w2 = w2 -", "w2 = w1 -")), "derived:wrong_name"),
    (
        "prediction_after_update",
        changed(PREDICTION, ("learning_rate * h2 * d", "learning_rate * h2 * d * w6")),
        "derived:extra_factor",
    ),
]
GRADIENT_1 = "gradient_1 = np.outer(inputs, weights_2) * delta"
ROWS = "gradient_1 = np.zeros((2, 2))\n    gradient_1[0] = inputs[0] * weights_2[:, 0] * delta"
COLUMNS = "gradient_1 = np.zeros((2, 2))\n    gradient_1[:, 1] = inputs * weights_2[1, 0] * delta"
MOVED = "weights_2 = weights_2 - learning_rate * gradient_2\n"
TRAINED = [
    ("train", changed(TRAIN, (GRADIENT_1, ROWS)), "unfilled_gradient"),
    ("train", changed(TRAIN, (GRADIENT_1, COLUMNS)), "unfilled_gradient"),
    ("train", changed(TRAIN, (GRADIENT_1, "gradient_1 = hidden.reshape(2, 1) * delta")), "last_for_first"),
    ("train", changed(TRAIN, (MOVED, f"{MOVED}    weights_2 = np.clip(weights_2, -1, 1)\n")), "cut_off"),
    ("train", changed(TRAIN, ("[(inputs @ weights_1 @ weights_2).item()]", "[0.214]")), "text_first"),
    (
        "train",
        changed(
            TRAIN,
            ("predictions = [(i", "predictions = [0.0] * (updates + 1)\npredictions[0] = (i"),
            (".item()]", ".item()"),
            (
                "predictions.append((inputs @ weights_1 @ weights_2).item())",
                "predictions[count] = (inputs @ weights_1 @ weights_2).item()",
            ),
        ),
        "shifted",
    ),
    (
        "train",
        changed(TRAIN, ("    gradient_1 =", "    if abs(delta) < 0.01: break\n    gradient_1 =")),
        "stops_early",
    ),
    (
        "train_until",
        changed(UNTIL, ("abs(delta) < tolerance", "math.isclose(delta + actual, actual, rel_tol=tolerance)")),
        "relative_to_both",
    ),
    ("train_until", changed(UNTIL, ("abs(delta) <", "abs(int(delta)) <")), "rounded_distance"),
    ("train_until", changed(UNTIL, ("* delta", "* -0.786")), "text_delta"),
    (
        "train_until",
        changed(
            UNTIL, (MOVED, f"{MOVED}    weights_1, weights_2 = np.clip(weights_1, -1, 1), np.clip(weights_2, -1, 1)\n")
        ),
        "cut_off",
    ),
]
GRADIENTS = """\
h1, h2 = i1 * w1 + i2 * w2, i1 * w3 + i2 * w4
d = h1 * w5 + h2 * w6 - actual
g = [i1 * d * w5, i2 * d * w5, i1 * d * w6, i2 * d * w6, h1 * d, h2 * d]
"""
MATRIX_UPDATE = """\
hidden = inputs @ weights_1
delta = (hidden @ weights_2)[0] - actual
gradient_1 = np.outer(inputs, weights_2) * delta
weights_2 = weights_2 - learning_rate * hidden[:, None] * delta
return weights_1 - learning_rate * gradient_1, weights_2
"""
MATRIX_UPDATES = [
    (name, changed(MATRIX_UPDATE, change), mistake)
    for name in ("updated_matrices", "repaired_update")
    for change, mistake in (
        ((GRADIENT_1, changed(ROWS, ("    ", ""))), "unfilled_gradient"),
        (("hidden = inputs @ weights_1", "hidden = np.minimum(inputs @ weights_1, 1)"), "cut_off"),
        (("np.outer(inputs,", "np.outer([2, 3],"), "text_inputs"),
        ((", weights_2)", ", [0.16, 0.2])"), "text_upstream"),
    )
]
STEP_CUT_OFF = ("- learning_rate * gradient_1", "- np.clip(learning_rate * gradient_1, -1, 1)")
MATRIX_UPDATES.append(("repaired_update", changed(MATRIX_UPDATE, STEP_CUT_OFF), "derived:cut_off"))
CHECKED = [
    ("wrong_weights", f"{GRADIENTS}return [n + 1 for n in range(6) if claimed[n] > g[n]]", "signed"),
    ("wrong_weights", f"{GRADIENTS}return [n + 1 for n in range(6) if claimed[n] < g[n]]", "signed_other"),
]


@pytest.mark.parametrize(("name", "text", "mistake"), NUMBERS + MATRICES + UPDATES + MATRIX_UPDATES + TRAINED + CHECKED)
def test_beginners_slips_have_a_name(name: str, text: str, mistake: str) -> None:
    """Beginners' slips are told by name, not as `The answer is not the right one.`"""
    step = course.step(name)
    with quiet():  # some of them run away
        assert verdict(step, written(step, text)).mistake == mistake


def test_a_step_that_is_cut_off_fails() -> None:
    """A limit on the step fails too: one situation takes larger steps than any limit allows."""
    step = course.step("updated_matrices")
    assert verdict(step, written(step, changed(MATRIX_UPDATE, STEP_CUT_OFF))).outcome == "wrong"
