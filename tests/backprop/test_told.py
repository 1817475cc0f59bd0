"""Wrong functions that look like another mistake: nothing that is told of them is false."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from grader.answers.values import Value, equal
from grader.courses.backprop import course
from grader.diagnosis.keys import answer_key
from grader.quiet import quiet
from grader.situations import known
from grader.steps import Step
from tests.changed import changed

from .programs import FIRST, LAST, MEASURED, PASS, SECOND, TRAIN, UNTIL, WEIGHTS
from .student import verdict, written

CHECK = """\
h1 = i1 * w1 + i2 * w2
h2 = i1 * w3 + i2 * w4
d = h1 * w5 + h2 * w6 - actual
g = [i1 * d * w5, i2 * d * w5, i1 * d * w6, i2 * d * w6, h1 * d, h2 * d]
return [n + 1 for n in range(6) if abs(claimed[n] - g[n]) > 1e-6 * abs(g[n])]
"""
LIMIT = "abs(claimed[n] - g[n]) > 1e-6 * abs(g[n])"

HIDDEN = "    hidden = inputs @ weights_1\n"

TURNS = "up[k] += step\n    down[k] -= step"

SECOND_SLOPE, QUOTIENT = "second_derivative", "(error(up) - error(down)) / (2 * step)"
LEFT_MOVED = changed(
    MEASURED,
    ("slopes = []", "slopes, w = [], [w1, w2, w3, w4, w5, w6]"),
    (
        "up, down = [w1, w2, w3, w4, w5, w6], [w1, w2, w3, w4, w5, w6]\n    up[k] += step\n    down[k] -= step\n",
        "w[k] += step\n    up = list(w)\n    w[k] -= 2 * step\n    down = list(w)\n",
    ),
)

RELU = ("hidden = inputs @ weights_1", "hidden = np.maximum(inputs @ weights_1, 0)")
TANH = ("hidden = inputs @ weights_1", "hidden = np.tanh(inputs @ weights_1)")
SIZES = ("hidden = inputs @ weights_1", "hidden = abs(inputs @ weights_1)")

OUT_BENT = changed(PASS, ("h1 * w5 + h2 * w6", "_sigmoid(h1 * w5 + h2 * w6)"))
BOTH_FAULTS = changed(
    UNTIL,
    ("np.outer(inputs, weights_2) * delta", "0"),
    (
        "    weights_1 = weights_1 - learning_rate * gradient_1\n"
        "    weights_2 = weights_2 - learning_rate * gradient_2\n",
        "    weights_2 = weights_2 - learning_rate * gradient_2\n"
        "    weights_1 = weights_1 - learning_rate * delta * inputs.reshape(2, 1) * weights_2\n",
    ),
)
HALF_STALE = PASS + FIRST + LAST + "h1 = i1 * w1 + i2 * w2\nreturn h1 * w5 + h2 * w6\n"


def _returning(answer: str) -> str:
    """Gradients that are right, and another answer."""
    return CHECK[: CHECK.index("return")] + f"return {answer}\n"


def _stale(text: str) -> str:
    """The hidden values computed once, before the loop."""
    loop = next(line for line in text.splitlines() if line.startswith("for "))
    return changed(text, (HIDDEN, ""), (loop, f"hidden = inputs @ weights_1\n{loop}"))


OWN = {
    "i1 * d, h2 * d]": "own_one",
    "h1 * d, i2 * d]": "own_one",
    "i1 * d, i2 * d]": "own_last_layer",
    "w5 * d, w6 * d]": "own_last_layer",
    "2 * h1 * d, 2 * h2 * d]": "own_last_layer",
    "h2 * d, h1 * d]": "own_last_layer",
}
LIMITS = {
    "abs(claimed[n] - g[n]) > 0.5": "absolute",
    "abs(claimed[n] - g[n]) > 1e-2": "absolute",
    "abs(claimed[n] - g[n]) > 1e-3": "absolute",
    "round(claimed[n], 0) != round(g[n], 0)": "absolute",
    "round(claimed[n], 3) != round(g[n], 3)": "absolute",
    "abs(claimed[n] - g[n]) > 1e-4": "absolute",
    "abs(claimed[n] - g[n]) > 1e-5": "absolute",
    "abs(claimed[n] - g[n]) > 1e-4 * max(1, abs(g[n]))": "absolute",
    "round(claimed[n], 4) != round(g[n], 4)": "absolute",
    "round(claimed[n], 5) != round(g[n], 5)": "absolute",
    "abs(claimed[n] - g[n]) > 1e-12": "too_fine",
    "g[n] - claimed[n] > 1e-6": "signed_other",
    "abs(abs(g[n]) - abs(claimed[n])) > 1e-6": "sizes_only",
    "abs(abs(g[n]) - abs(claimed[n])) > 1e-13": "reversed_delta",
    "not np.isclose(g[n], claimed[n], rtol=0.05)": "five_percent",
    "not np.isclose(claimed[n], g[n], rtol=0.1)": "coarse",
    **{f"abs(claimed[n] - g[n]) > {limit} * abs(g[n])": "five_percent" for limit in (0.011, 0.015, 0.02, 0.03)},
    "abs(claimed[n] - g[n]) > 0.02 * abs(claimed[n])": "five_percent",
    "not math.isclose(claimed[n], g[n], rel_tol=0.011)": "five_percent",
    "not any(abs(claimed[n] - h) <= 1e-6 * abs(h) for h in g)": "any_of_six",
    "n < 5 and abs(claimed[n] - g[n]) > 1e-6": "one_left_out",
}
LAST_TWO, BOTH_WRONG = "h1 * d, h2 * d", "reversed_and_last_layer"
DELTA_TURNED = (" - actual", " - actual\nd = -d")
FIRST_TWO, MIDDLE_TWO = "i1 * d * w5, i2 * d * w5", "i2 * d * w5, i1 * d * w6"
ALL_FOUR = "i1 * d * w5, i2 * d * w5, i1 * d * w6, i2 * d * w6"

GRADIENTS = {
    "gradient_w1": ("i1", "w5"),
    "gradient_w2": ("i2", "w5"),
    "gradient_w3": ("i1", "w6"),
    "gradient_w4": ("i2", "w6"),
}
WRONG_PRODUCTS = ("I*W-delta", "delta-I*W", "I-delta*W", "I*(delta-W)", "(I-W)*delta", "delta*W-I")

MOVE_1 = "    weights_1 = weights_1 - learning_rate * gradient_1\n"
NEAR = "    if abs(delta) < {}:\n        break\n    gradient_1 ="
ALL_ERRORS = changed(
    TRAIN, ("return weights_1", "predictions = [(p - actual) ** 2 / 2 for p in predictions]\nreturn weights_1")
)
GROWN = "    if count and abs(predictions[-1] - actual) > abs(predictions[-2] - actual):\n        {0}\n    gradient_1 ="


def _ends_too(where: str) -> str:
    """A training that also ends under a condition on delta and the one before."""
    return changed(
        UNTIL, ("    if abs", f"    if count and {where}:\n        return count\n    before = delta\n    if abs")
    )


def _near(condition: str) -> str:
    """A training with another condition for being near."""
    return changed(UNTIL, ("abs(delta) < tolerance", condition))


def _in_every_round(change: str) -> str:
    """A training that changes its weights in every round."""
    after = "    weights_2 = weights_2 - learning_rate * gradient_2\n"
    return changed(UNTIL, (after, f"{after}    weights_1, weights_2 = {change}\n"))


ONE_WEIGHT = [
    ("i1 * d * w6", "i1 * d * w5", "one_upstream"),
    ("i2 * d * w5", "i1 * d * w5", "one_input"),
    ("h2 * d", "h1 * d", "one_hidden"),
    ("h1 * d\n", "h1\n", "one_link_missing"),
    ("w6 - learning_rate", "w6 + learning_rate", "one_uphill"),
    ("w1 - learning_rate *", "w1 -", "one_no_rate"),
]

TOLD = [
    *(("wrong_weights", changed(CHECK, (LIMIT, limit)), name) for limit, name in LIMITS.items()),
    *(("wrong_weights", changed(CHECK, ("h1 * d, h2 * d]", own)), name) for own, name in OWN.items()),
    ("wrong_weights", changed(CHECK, (MIDDLE_TWO, "i2 * d * w6, i1 * d * w5")), "own_w2_w3"),
    ("wrong_weights", changed(CHECK, (MIDDLE_TWO, "i2 * d, i1 * d")), "own_w2_w3"),
    ("wrong_weights", changed(CHECK, (FIRST_TWO, "i1 * d * w6, i2 * d * w6")), "own_two"),
    ("wrong_weights", changed(CHECK, ("g[n]", "(g[n] / 2)")), "own_halved"),
    ("wrong_weights", changed(CHECK, ("- actual", "- actual\nd = round(d, 3)"), ("1e-6", "1e-4")), "own_rounded"),
    ("wrong_weights", changed(CHECK, (ALL_FOUR, "h1, h2, h1, h2")), "own_first_layer"),
    ("train_until", _stale(UNTIL), "old_hidden_or_only_out_layer"),
    ("train_until", changed(UNTIL, (MOVE_1, "")), "old_hidden_or_only_out_layer"),
    (
        "train_until",
        changed(_stale(UNTIL), ("(hidden @ weights_2)", "(inputs @ weights_1 @ weights_2)")),
        "stale_hidden",
    ),
    ("train_until", changed(UNTIL, ("abs(delta) <", "round(abs(delta), 2) <")), "rounded_distance"),
    ("train_until", changed(UNTIL, ("abs(delta) <", "round(abs(delta), 3) <")), "rounded_distance"),
    ("train_until", _ends_too("abs(delta) > abs(before)"), "stops_on_the_way"),
    ("train_until", _ends_too("delta * before < 0"), "stops_on_the_way"),
    *(
        ("train_until", _in_every_round(f"np.round(weights_1, {n}), np.round(weights_2, {n})"), "rounded")
        for n in (6, 8)
    ),
    ("train_until", _in_every_round("np.float32(weights_1), np.float32(weights_2)"), "rounded"),
    *(("train_until", changed(UNTIL, (".item()", f".round({n}).item()")), "rounded") for n in (6, 8)),
    ("train_until", _near("abs(delta) < max(tolerance, 1e-3)"), "own_limit_too"),
    ("train_until", _near("np.isclose(delta + actual, actual, atol=tolerance)"), "own_limit_too"),
    ("train_until", _near("np.isclose(delta + actual, actual, rtol=tolerance)"), "relative_stop"),
    ("train_until", _near("0 < delta < tolerance"), "one_side"),
    ("train_until", _near("delta == 0"), "limit_only"),
    ("train_until", changed(UNTIL, ("* delta", "* delta * 2")), "double"),
    ("train_until", changed(UNTIL, ("- learning_rate", "- learning_rate / 2")), "half"),
    (
        "train",
        changed(TRAIN, ("    gradient_1 =", GROWN.format("predictions.append(predictions[-1])\n        continue"))),
        "skipped_update",
    ),
    *(
        ("train", changed(TRAIN, ("    gradient_1 =", NEAR.format(near))), "stops_early")
        for near in ("0.05", "0.01", "1e-3", "1e-4")
    ),
    ("prediction_after_update", HALF_STALE, "half_moved"),
    ("prediction_after_update", PASS + FIRST + FIRST + LAST + SECOND, "one_layer_double"),
    ("prediction_after_update", OUT_BENT + FIRST + LAST + SECOND, "output_activation"),
    ("updated_weights", OUT_BENT + FIRST + LAST + WEIGHTS, "output_activation"),
    *(
        (step, changed(PASS + FIRST + LAST, (old, new)) + end, name)
        for step, end in (("updated_weights", WEIGHTS), ("prediction_after_update", SECOND))
        for old, new, name in ONE_WEIGHT
    ),
    ("updated_weight", "0", "hardcoded"),
    ("updated_weight", "int(weight - learning_rate * gradient)", "derived:rounded"),
    ("forward_out", "1 - (h1 * w5 + h2 * w6)", "target_subtracted"),
    ("output_layer", "1 - (hidden @ weights_2)[0]", "target_subtracted"),
    ("forward_h1", "1 - (i1 * w1 + i2 * w2)", "derived:complement"),
    ("hidden_layer", "1 - inputs @ weights_1", "derived:complement"),
    ("gradient_w1", "i1 * w5 * (1 - delta)", "derived:complement"),
    *(
        (step, changed(wrong, ("I", i), ("W", w)), "derived:operation")
        for step, (i, w) in GRADIENTS.items()
        for wrong in WRONG_PRODUCTS
    ),
    ("wrong_weights", changed(CHECK, ("w6 - actual", "w6 - 1")), "text_numbers"),
    (
        "wrong_weights",
        changed(CHECK, DELTA_TURNED, (LAST_TWO, "2 * h1 * d, 2 * h2 * d")),
        BOTH_WRONG,
    ),
    (
        "wrong_weights",
        changed(CHECK, DELTA_TURNED, (LAST_TWO, "h2 * d, h1 * d")),
        BOTH_WRONG,
    ),
    ("wrong_weights", changed(CHECK, ("d = h1", "w5, w6 = 0.16, 0.2\nd = h1")), "text_numbers"),
    ("train_until", BOTH_FAULTS, "listing"),
    ("error", "abs(prediction**2 - actual**2) / 2", "squares_first"),
    ("delta", "-0.5 * (prediction - actual) ** 2", "error_instead"),
    ("error", "(0.5 * prediction - actual) ** 2", "half_inside"),
    ("delta", "-prediction", "one_negated"),
    ("delta", "-actual", "one_negated"),
    ("updated_weight", "weight if gradient > 0 else weight - learning_rate * gradient", "one_direction"),
    ("updated_weight", "gradient - learning_rate * weight", "roles_exchanged"),
    ("forward_h1", "i1 * w1 * w2 + i2 * w2 * w1", "across_arrows"),
    ("forward_h2", "i1 * i2 * (w3 + w4)", "across_arrows"),
    ("forward_out", "(h1 + h2) * w5 * w6", "across_arrows"),
    ("forward_out", "h1 * h2 * (w5 + w6)", "across_arrows"),
    ("gradient_w5", "(h1 * w5 + h2 * w6 - delta) * h1", "target_for_delta"),
    ("gradient_w6", "(h1 * w5 + h2 * w6 - delta) * h2", "target_for_delta"),
    ("gradient_w3", "(h1 * w5 + h2 * w6 - delta) * w6 * i1", "target_for_delta"),
    ("train", changed(TRAIN, ("return weights_1", "predictions[0] = 0.0\nreturn weights_1")), "first_not_written"),
    ("train", changed(TRAIN, ("return weights_1", "predictions[-1] -= actual\nreturn weights_1")), "last_error"),
    ("numerical_gradients", changed(MEASURED, ("(2 * step)", "(4 * step)")), "half"),
    ("numerical_gradients", changed(MEASURED, ("= step", "= step / 2")), "half"),
    ("numerical_gradients", changed(MEASURED, (TURNS, "down[k] -= step")), "one_sided_half"),
    ("numerical_gradients", changed(MEASURED, (") ** 2 / 2", ") ** 2"), ("(2 * step)", "step")), "forgot_two_twice"),
    ("numerical_gradients", changed(MEASURED, ("down[k] -= step", "down[k] += step")), "shared"),
    ("output_layer", "hidden[0] * weights_2[0, 0] + hidden[0] * weights_2[1, 0]", "h1_twice"),
    ("output_layer", "hidden[1] * weights_2[0, 0] + hidden[1] * weights_2[1, 0]", "h2_twice"),
    ("output_layer", "hidden[0] * weights_2[0, 0] + hidden[1] * weights_2[0, 0]", "one_weight_twice"),
    ("hidden_layer", "inputs / np.linalg.norm(inputs) @ weights_1", "derived:normalised"),
    ("hidden_layer", "inputs @ weights_1 / weights_1.sum()", "derived:normalised"),
    ("gradient_w5", "h1 * np.sign(delta)", "derived:sign_only"),
    ("gradient_w3", "float(i1 * w6 * np.sign(delta))", "derived:sign_only"),
    ("gradient_weights_2", "hidden.reshape(2, 1) * np.sign(delta)", "derived:sign_only"),
    ("gradient_w6", "(h1 * w5 + h2 * w6) * delta", "prediction_for_hidden"),
]


NOT_CARRIED_OVER = changed(
    TRAIN,
    ("    weights_1 =", "    new_1 ="),
    ("    weights_2 =", "    new_2 ="),
    ("for count", "new_1, new_2 = weights_1, weights_2\nfor count"),
    ("return weights_1, weights_2", "return new_1, new_2"),
)
IN_ROUND = "    delta = (hidden @ weights_2).item() - actual\n"
CLASSIC_TRAINING = [
    (NOT_CARRIED_OVER, "ifonce"),
    (changed(TRAIN, ("* delta", "* delta * 2")), "double"),
    (changed(TRAIN, ("- learning_rate", "- learning_rate / 2")), "half"),
    (changed(TRAIN, ("weights_2 - learning_rate", "weights_2 + learning_rate")), "one_layer_uphill"),
    (changed(TRAIN, (IN_ROUND, ""), ("for count", "delta = predictions[0] - actual\nfor count")), "stale_delta"),
    (changed(TRAIN, ("inputs @ weights_1", "weights_1 @ inputs")), "forward_transposed"),
    (changed(TRAIN, ("(inputs @ weights_1", "(np.maximum(inputs @ weights_1, 0)"), RELU), "activation"),
    (changed(TRAIN, ("(inputs @ weights_1", "(np.tanh(inputs @ weights_1)"), TANH), "activation"),
    (changed(TRAIN, ("(inputs @ weights_1", "(abs(inputs @ weights_1)"), SIZES), "abs"),
    (changed(TRAIN, ("return weights_1", "predictions = predictions[-2:]\nreturn weights_1")), "list_made_anew"),
    (changed(TRAIN, ("return weights_1", "predictions.append(predictions[-1])\nreturn weights_1")), "appended_twice"),
    (
        changed(TRAIN, ("return weights_1, weights_2, predictions", "return predictions, weights_1, weights_2")),
        "other_order",
    ),
    (changed(TRAIN, ("    delta", "    learning_rate *= 0.9\n    delta")), "decay"),
]
COUNTED = """\
count, delta = {0}, (inputs @ weights_1 @ weights_2).item() - actual
while count < max_updates:
    hidden = inputs @ weights_1
    delta = (hidden @ weights_2).item() - actual
    if abs(delta) < tolerance:
        break
    gradient_1 = np.outer(inputs, weights_2) * delta
    weights_2 = weights_2 - learning_rate * hidden.reshape(2, 1) * delta
    weights_1 = weights_1 - learning_rate * gradient_1
    count += {1}
return {2}
"""
CLASSIC_COUNTS = [
    (COUNTED.format(-1, 1, "count"), "minus1"),
    (COUNTED.format(0, 2, "count"), "counted_twice"),
    (changed(UNTIL, ("weights_1 - learning_rate", "weights_1 + learning_rate")), "one_layer_uphill"),
    (COUNTED.format(0, 1, "delta"), "distance_returned"),
    (COUNTED.format(0, 1, "delta**2 / 2"), "distance_returned"),
    (COUNTED.format(0, 1, "max_updates - count"), "updates_left"),
    (
        changed(COUNTED.format(0, 1, "count"), ("    count", "    learning_rate = learning_rate * 0.9\n    count")),
        "decay",
    ),
    (_near("abs(delta) < 10 * tolerance"), "tolerance_changed"),
    (_near("delta**2 / 2 < tolerance**2"), "tolerance_changed"),
    (_near("np.isclose(delta + actual, actual)"), "fixed_tolerance"),
]
CLASSIC_SLOPES = [
    (changed(MEASURED, ("(2 * step)", "step ** 2")), "divided_twice"),
    (
        changed(MEASURED, (QUOTIENT, "(error(up) - 2 * error([w1, w2, w3, w4, w5, w6]) + error(down)) / step ** 2")),
        SECOND_SLOPE,
    ),
    (
        changed(MEASURED, ("i1 * w[0] + i2 * w[1]", "i1 * w1 + i2 * w2"), ("w[2]", "w3"), ("w[3]", "w4")),
        "zeros",
    ),
    (changed(MEASURED, ("w[4]", "w5"), ("w[5]", "w6")), "zeros"),
    (LEFT_MOVED, "not_restored"),
]
CLASSIC_CHECKS = [
    (_returning("[1, 2, 3, 4, 5, 6] if not np.allclose(claimed, g) else []"), "all_or_none"),
    (_returning("[int(np.argmax(abs(np.array(claimed) - g))) + 1]"), "only_worst"),
    (changed(CHECK, ("[n + 1 for n in range(6)", "[n + 1 for n in range(6) for _ in (1, 2)")), "twice"),
    (changed(CHECK, ("1e-6 * abs(g[n])", "0.5 * abs(g[n])")), "coarse"),
    (changed(CHECK, (LIMIT, "claimed[n] / g[n] > 1.0001")), "signed"),
    (changed(CHECK, (LIMIT, "claimed[n] / g[n] < 0.9999")), "signed_other"),
    (changed(CHECK, (LIMIT, f"all({LIMIT} for n in range(n + 1))")), "stops_at_first_right"),
]
TWO_PASSES = PASS + FIRST + LAST + PASS + "return out\n"
CLASSIC_PREDICTIONS = [
    (changed(TWO_PASSES, ("i2 * w4\nout", "i2 * w3\nout")), "slip_in_both_passes"),
    (changed(TWO_PASSES, ("i2 * w2\n", "i2 * w2 + 1\n"), ("i2 * w4\n", "i2 * w4 + 1\n")), "bias_in_both_passes"),
    (changed(TWO_PASSES, ("h2 = i1 * w3 + ", "h2 = ")), "term_missing_in_both_passes"),
    (changed(TWO_PASSES, (" + h2 * w6", "")), "term_missing_in_both_passes"),
    (changed(PASS, (" + h2 * w6", "")) + FIRST + LAST + SECOND, "term_missing"),
    (changed(PASS + FIRST + LAST, ("i2 * d", "i1 * d")) + SECOND, "input_copied"),
    (changed(PASS + FIRST + LAST, ("h1 * d", "w5 * d")) + SECOND, "weight_not_hidden"),
]
CLASSIC = [
    (name, text, mistake)
    for name, rows in (
        ("train", CLASSIC_TRAINING),
        ("train_until", CLASSIC_COUNTS),
        ("numerical_gradients", CLASSIC_SLOPES),
        ("wrong_weights", CLASSIC_CHECKS),
        ("prediction_after_update", CLASSIC_PREDICTIONS),
    )
    for text, mistake in rows
]


@pytest.mark.parametrize(("name", "text", "mistake"), TOLD + CLASSIC)
def test_told(name: str, text: str, mistake: str) -> None:
    """A function that answers nearly like another mistake gets its own name."""
    step = course.step(name)
    with quiet():  # some of them run away
        assert verdict(step, written(step, text)).mistake == mistake


ALSO = [
    ("error", "(prediction - actual) * 2", "Squaring is not doubling."),
    (
        "train",
        changed(TRAIN, ("return weights_1", "predictions.pop()\nreturn weights_1")),
        "Is the list one too short? There is always one more prediction than there are updates.",
    ),
    ("error", "0", "Or does your function return a fixed 0?"),
    ("error", "int((prediction - actual) ** 2 / 2)", "Or is the answer itself cut to a whole number?"),
    ("error", "(prediction - actual) ** 2 / 4", "Or is the half taken twice?"),
    (
        "wrong_weights",
        changed(CHECK, ("claimed[n]", "claimed[n - 1]")),
        "Or is each claim compared with something other than its own weight's gradient?",
    ),
    ("train", ALL_ERRORS, "The same holds for every value of the list before it."),
]


@pytest.mark.parametrize(("name", "text", "sentence"), ALSO)
def test_another_slip_may_be_behind_it(name: str, text: str, sentence: str) -> None:
    """Where two slips give the same answers, a second sentence is true of the other one."""
    step = course.step(name)
    found = verdict(step, written(step, text))
    assert sentence in found.feedback.splitlines() and sentence != found.headline


COUNTS = [
    ("train_until", "- actual\n", "- actual\n    delta = 2 * delta\n", "way is twice"),
    ("train_until", "- actual\n", "- actual\n    delta = delta / 2\n", "way is halved"),
]


@pytest.mark.parametrize(("name", "old", "new", "words"), COUNTS)
def test_a_slip_on_the_way_to_a_count(name: str, old: str, new: str, words: str) -> None:
    """A factor in the training is told as such: the count itself is not twice as large."""
    step = course.step(name)
    with quiet():
        found = verdict(step, written(step, changed(UNTIL, (old, new))))
    assert found.mistake and found.mistake.startswith("derived:") and words in found.feedback


PLACES = [("w5 and w6", "own_last_layer"), ("w2 and w3", "own_w2_w3"), ("w1 to w4", "own_first_layer")]


@pytest.mark.parametrize(("weights", "name"), PLACES)
def test_only_what_is_known_is_claimed(weights: str, name: str) -> None:
    """Gradients of the student's own that are wrong are told as wrong, without a guess in which way."""
    mistake = next(mistake for mistake in course.step("wrong_weights").mistakes if mistake.name == name)
    assert mistake.sentence.startswith(f"Your own gradients of {weights} are not right: ")
    assert "places" not in mistake.sentence and mistake.sentence.endswith("?")


CONSTANT = {"error": {"int_half"}, "wrong_weights": {"exact", "none"}, "numerical_gradients": {"shared"}}
"""The mistakes whose answer is the same in every situation: a function that returns it is told them."""


@pytest.mark.parametrize("step", list(course.steps), ids=lambda step: step.name)
def test_a_mistake_is_not_a_fixed_number(step: Step) -> None:
    """A placeholder such as `return 0` gets no mistake's sentence, whatever the seed: no other is constant."""
    key = answer_key(step, known(course, step))
    cases = range(len(key.calls))
    with quiet():
        answers = [[key.authored.answer(number, case) for case in cases] for number in range(len(key.authored.labels))]
    found = {mistake.name for mistake, all_of in zip(key.authored.labels, answers, strict=True) if _fixed(all_of)}
    assert found == CONSTANT.get(step.name, set())


def _fixed(answers: Sequence[Value | None]) -> bool:
    first, *others = answers
    return first is not None and all(other is not None and equal(other, first) for other in others)
