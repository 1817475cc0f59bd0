"""Wrong functions as students write them: each is told the mistake that it makes."""

from __future__ import annotations

import re

import pytest

from grader.courses.backprop import course
from grader.quiet import quiet
from tests.changed import changed

from .programs import FIRST, LAST, MEASURED, PASS, SECOND, SHOW, TRAIN, UNTIL, WEIGHTS
from .student import verdict, written
from .student_formulas import FORMULAS


def _bent(text: str, function: str, *, output: bool) -> str:
    """Both passes with an activation in their hidden layers, or in all of them."""
    for total in ("i1 * w1 + i2 * w2", "i1 * w3 + i2 * w4", *(["h1 * w5 + h2 * w6"] if output else [])):
        text = changed(text, (f"= {total}", f"= {function}({total})"))
        text = text.replace(f"({total}) *", f"{function}({total}) *")  # in the second pass, where there is one
    return re.sub(r"return (.*)\n", rf"return {function}(\1)\n", text) if output else text


MOVED = PASS + FIRST + LAST
CHAINED = changed(MOVED, ("h2 = i1 * w3 + i2 * w4", "h2 = h1 * w3 + h1 * w4"))
INLINE = changed(MOVED, ("d = out - actual\n", ""), (" * d", " * (h1 * w5 + h2 * w6 - actual)"))
RELU = "(lambda x: max(x, 0.0))"

UPDATES = {
    "hidden_chained": [CHAINED, changed(CHAINED, ("h1 * w4", "i2 * w4"))],
    "one_by_one": [INLINE],
    "one_sided": [changed(MOVED, ("d = out - actual", "d = max(out - actual, 0)"))],
    "unbracketed": [changed(MOVED, ("d = out - actual", "d = actual - h1 * w5 + h2 * w6"))],
    "text_numbers": [
        changed(MOVED, ("h1 = i1 * w1 + i2 * w2", "h1 = 0.9"), ("h2 = i1 * w3 + i2 * w4", "h2 = 0.35")),
        "h1, h2, d = 0.9, 0.35, -0.786\n" + FIRST + LAST,
    ],
    "activation_in_both_layers": [_bent(MOVED, function, output=True) for function in ("_sigmoid", "np.tanh")],
    "bias1": [changed(MOVED, ("i2 * w2", "i2 * w2 + 0.35"), ("i2 * w4", "i2 * w4 + 0.35"))],
    "derived:extra_term": [changed(MOVED, ("i2 * w2", "i2 * w2 + 0.1"), ("i2 * w4", "i2 * w4 + 0.1"))],
    "derived:half": [re.sub(r"(h\d) = (.*)", r"\1 = (\2) / 2", MOVED)],
    "target_forgotten": [
        PASS + FIRST + changed(LAST, ("* d", "* out")),
        PASS + changed(FIRST, ("* d", "* out")) + LAST,
    ],
    "some_uphill": [changed(MOVED, ("w1 - ", "w1 + "), ("w5 - ", "w5 + "))],
    "half_moved": [re.sub(r"(w2|w6) = .*\n", "", MOVED)],
    "one_double": [changed(MOVED, ("w4 = w4 - ", "w4 = w4 - 2 * "))],
    "links_added": [re.sub(r" \* d \* (w\d)", r" * d - learning_rate * \1", MOVED)],
    "output_tanh_slope": [changed(MOVED, ("d = out - actual", "d = (out - actual) * (1 - out**2)"))],
    "both_upstream": [
        re.sub(r"\* w[56]\nw", "* (w5 + w6) / 2\nw", MOVED),
        changed(MOVED, ("i1 * d * w6", "i1 * d * w5 * w6"), ("i2 * d * w6", "i2 * d * w5 * w6")),
    ],
}
OLD_HIDDEN = "return (h1 * w1 + h2 * w2) * w5 + (h1 * w3 + h2 * w4) * w6\n"
RENEWED = "h1 = i1 * w1 + i2 * w2\nh2 = i1 * w3 + i2 * w4\n"

PREDICTIONS = {
    **{
        name: [text + SECOND for text in texts]
        for name, texts in UPDATES.items()
        if name != "activation_in_both_layers"
    },
    "second_activation": [
        _bent(MOVED + SECOND, function, output=output)
        for function, output in (("_sigmoid", True), ("_sigmoid", False), ("np.tanh", False), (RELU, False))
    ],
    "chained_in_both_passes": [CHAINED + "h1 = i1 * w1 + i2 * w2\nh2 = h1 * w3 + h1 * w4\nreturn h1 * w5 + h2 * w6\n"],
    "second_pass_chained": [MOVED + "h1 = i1 * w1 + i2 * w2\nh2 = h1 * w3 + h1 * w4\nreturn h1 * w5 + h2 * w6\n"],
    "hidden_for_inputs": [MOVED + OLD_HIDDEN],
    "hidden_instead": [MOVED + RENEWED + f"return {name}\n" for name in ("h1", "h2")],
    "one_path": [MOVED + RENEWED + f"return {h} * w5 + {h} * w6\n" for h in ("h1", "h2")],
    "texts_new_weights": ["w1, w2, w3, w4, w5, w6 = 0.162, 0.218, 0.115, 0.073, 0.195, 0.213\n" + SECOND],
}

MATRICES = """\
hidden = inputs @ weights_1
out = (hidden @ weights_2).item()
delta = out - actual
gradient_1 = delta * np.outer(inputs, weights_2)
gradient_2 = delta * hidden.reshape(2, 1)
return weights_1 - learning_rate * gradient_1, weights_2 - learning_rate * gradient_2
"""
HIDDEN, OUT = "hidden = inputs @ weights_1", "(hidden @ weights_2).item()"
BENT = changed(MATRICES, (HIDDEN, "hidden = _sigmoid(inputs @ weights_1)"), (OUT, f"_sigmoid({OUT})"))
SLOPING = changed(
    BENT,
    ("delta = out - actual", "delta = (out - actual) * out * (1 - out)"),
    ("weights_2)\ngradient_2", "weights_2) * hidden * (1 - hidden)\ngradient_2"),
)
EARLY = """\
new_2 = weights_2 - learning_rate * delta * hidden.reshape(2, 1)
delta = (hidden @ new_2).item() - actual
"""
LATE = changed(MATRICES, ("gradient_1 =", f"{EARLY}gradient_1 ="), ("weights_2 - learning_rate * gradient_2", "new_2"))
MATRIX_UPDATES = {
    "activation_in_both_layers": [BENT, SLOPING],
    "text_hidden": [changed(MATRICES, (HIDDEN, "hidden = np.array([0.90, 0.35])"))],
    "text_prediction": [changed(MATRICES, (OUT, "0.214"))],
    "text_delta": [changed(MATRICES, ("out - actual", "-0.786"))],
    "target_forgotten": [changed(MATRICES, (f"gradient_{n} = delta", f"gradient_{n} = out")) for n in (1, 2)],
    "summed": [re.sub(r"rate \* (gradient_\d)", rf"rate * \1.{how}()", MATRICES) for how in ("sum", "mean")],
    "one_path": [changed(MATRICES, (OUT, f"hidden[{n}] * weights_2[{n}, 0]")) for n in (0, 1)],
    "term_missing": [changed(MATRICES, ("inputs @ weights_1", f"inputs[{n}] * weights_1[{n}]")) for n in (0, 1)],
    "bias1": [changed(MATRICES, ("inputs @ weights_1", "inputs @ weights_1 + 0.35"))],
    "both_upstream": [changed(MATRICES, ("np.outer(inputs, weights_2)", "np.outer(inputs, [weights_2.mean()] * 2)"))],
    "output_tanh_slope": [changed(MATRICES, ("delta = out - actual", "delta = (out - actual) * (1 - out**2)"))],
    "forward_pass_repeated": [LATE, changed(LATE, ("np.outer(inputs, weights_2)", "np.outer(inputs, new_2)"))],
}

BEGIN = "(inputs @ weights_1 @ weights_2).item()"
ALL_BENT = "_sigmoid((_sigmoid(inputs @ weights_1) @ weights_2).item())"
FROM_START = changed(TRAIN, (f"[{BEGIN}]", "[]"), ("for count", "new_1, new_2 = weights_1, weights_2\nfor count"))
SHOWN_FIRST = changed(TRAIN, ("    gradient_1 =", "    predictions.append(delta + actual)\n    gradient_1 ="))
TRAINED = {
    "activation_in_both_layers": [
        changed(TRAIN, (HIDDEN, "hidden = _sigmoid(inputs @ weights_1)"), (OUT, f"_sigmoid({OUT})"), (BEGIN, ALL_BENT))
    ],
    "bias1": [changed(TRAIN, ("inputs @ weights_1", f"(inputs @ weights_1 + {bias})")) for bias in (1, 0.1)],
    "summed": [re.sub(r"rate \* (gradient_\d)", r"rate * \1.mean()", TRAIN)],
    "appended_twice": [
        changed(SHOWN_FIRST, (SHOW, ""), ("return", f"predictions.append({BEGIN})\nreturn")),
        changed(SHOWN_FIRST, (f"[{BEGIN}]", "[]")),
    ],
    "backwards": [changed(TRAIN, ("predictions.append(", "predictions.insert(0, "))],
    "one_array": [
        changed(
            TRAIN,
            (f"[{BEGIN}]", "[]"),
            ("for count", f"shown = np.array([{BEGIN}])\npredictions.append(shown)\nfor count"),
            (SHOW, "    shown[:] = inputs @ weights_1 @ weights_2\n    predictions.append(shown)\n"),
            ("weights_2, predictions", "weights_2, [float(p[0]) for p in predictions]"),
        )
    ],
    "late_delta": [
        changed(TRAIN, (f"delta = {OUT} - actual", "delta = predictions[count - 1] - actual")),
        changed(
            TRAIN,
            ("for count", "late = 0\nfor count"),
            ("    gradient_1 =", "    late, delta = delta, late\n    gradient_1 ="),
        ),
    ],
    "decay": [changed(TRAIN, ("- learning_rate", "- (1 - count / updates) * learning_rate"))],
    "passes_from_the_start": [
        changed(
            FROM_START,
            ("weights_1 = weights_1 -", "new_1 = new_1 -"),
            ("weights_2 = weights_2 -", "new_2 = new_2 -"),
            (SHOW, ""),
            ("delta = ", "predictions.append((hidden @ weights_2).item())\n    delta = "),
            ("return weights_1, weights_2", "predictions.append((inputs @ new_1 @ new_2).item())\nreturn new_1, new_2"),
        )
    ],
}
LOOK, ALL_ROUNDS = "    if abs(delta) < tolerance:\n        return count\n", "range(max_updates)"
PREDICTIONS_FIRST = changed(
    UNTIL, (LOOK, changed(LOOK, ("count", "count + 1"))), (ALL_ROUNDS, "range(max_updates + 1)")
)
STALE_LOOK = """\
count, delta = 0, (inputs @ weights_1 @ weights_2).item() - actual
while abs(delta) >= tolerance and count < max_updates:
    hidden = inputs @ weights_1
    delta = (hidden @ weights_2).item() - actual
    weights_1 = weights_1 - learning_rate * delta * np.outer(inputs, weights_2)
    weights_2 = weights_2 - learning_rate * delta * hidden.reshape(2, 1)
    count += 1
return count
"""
LAST_NEAR = changed(UNTIL, ("return count", "last = count"), ("return max_updates", "return last"))
NEAR_ONES = changed(UNTIL, ("return count", "near += 1"), ("return max_updates", "return near"))
COUNTED = {
    "plus1": [PREDICTIONS_FIRST, STALE_LOOK],
    "no_break": ["last = max_updates\n" + LAST_NEAR],
    "near_ones_counted": ["near = 0\n" + NEAR_ONES, changed("near = 0\n" + NEAR_ONES, ("(max", "(1 + max"))],
    "far_ones_counted": [changed("near = 0\n" + NEAR_ONES, ("(max", "(1 + max"), ("< tolerance", ">= tolerance"))],
    "target_passed": [changed(UNTIL, ("abs(delta) < tolerance", "delta >= 0"))],
    "relative_stop": [changed(UNTIL, ("< tolerance", "< tolerance * actual"))],
    "tolerance_changed": [changed(UNTIL, ("abs(delta) <", "100 * abs(delta) <"))],
    "rounded_stop": [changed(UNTIL, ("abs(delta) < tolerance", f"round(delta, {digits}) == 0")) for digits in (4, 6)],
}

LISTED = changed(MEASURED, ("return slopes", "{0}\nreturn slopes"))
CHECK = (
    PASS
    + "g = [i1 * d * w5, i2 * d * w5, i1 * d * w6, i2 * d * w6, h1 * d, h2 * d]\n"
    + "return [{0} for n, (c, g) in enumerate(zip(claimed, g), 1) if {1}]\n"
)
OFF = "abs(c - g) > 1e-6 * abs(g)"
MIXED = changed(MEASURED, ("down[k] -= step", "down[k - (k == 2)] -= step"))
CHECKED = [
    ("numerical_gradients", LISTED.format("slopes[3] *= 2"), "one_double"),
    ("numerical_gradients", MIXED, "turned_apart"),
    (
        "numerical_gradients",
        changed(
            MIXED,
            ("down[k -", "down[k] -= step\n    up[k] -= step\n    up[k -"),
            ("(k == 2)] -= step", "(k == 2)] += step"),
        ),
        "turned_apart",
    ),
    ("wrong_weights", CHECK.format("g", OFF), "own_gradients_returned"),
    ("wrong_weights", CHECK.format(f"n if {OFF} else 0", "True"), "places_kept"),
    ("wrong_weights", CHECK.format("[w1, w2, w3, w4, w5, w6][n - 1]", OFF), "weights_returned"),
    ("wrong_weights", CHECK.format("abs(c - g)", OFF), "distances_returned"),
    ("wrong_weights", CHECK.format("n", "not math.isclose(c, g, rel_tol=1e-12)"), "too_fine"),
    ("wrong_weights", CHECK.format("n", "abs(c / g) > 1.005"), "signed"),
    ("wrong_weights", CHECK.format("n", "abs(c / g) < 0.995"), "signed_other"),
]
FILLED_UP = "return wrong + [0] * (6 - len(wrong))\n"
OLD = "[w1, w2, w3, w4, w5, w6]"
DIVIDED = changed(MEASURED, ("/ (2 * step)", "/ {0}"))
MORE_CHECKED = [
    *(
        ("numerical_gradients", DIVIDED.format(f"({by})"), "divided_by_weight")
        for by in (f"{OLD}[k]", f"2 * step * {OLD}[k]")
    ),
    ("numerical_gradients", DIVIDED.format("2e-4"), "own_distance"),
    ("numerical_gradients", LISTED.format("return [slopes[0]] * 6"), "one_slope"),
    ("numerical_gradients", LISTED.format(f"return [a - 0.05 * b for a, b in zip({OLD}, slopes)]"), "moved"),
    ("wrong_weights", CHECK.format("n", "abs(c - g) / max(c, g) > 1e-3"), "signed_limit"),
    ("wrong_weights", changed(CHECK, ("return", "g = g[4:] + g[:4]\nreturn")).format("n", OFF), "own_order"),
    ("wrong_weights", changed(CHECK, ("return ", "wrong = ")).format("n", OFF) + FILLED_UP, "places_kept"),
]
CASES = [
    *FORMULAS,
    *CHECKED,
    *MORE_CHECKED,
    *(
        (step, text, name)
        for step in ("updated_matrices", "repaired_update")
        for name, texts in MATRIX_UPDATES.items()
        for text in texts
    ),
    *(("train", text, name) for name, texts in TRAINED.items() for text in texts),
    *(("train_until", text, name) for name, texts in COUNTED.items() for text in texts),
    *(("updated_weights", text + WEIGHTS, name) for name, texts in UPDATES.items() for text in texts),
    *(("prediction_after_update", text, name) for name, texts in PREDICTIONS.items() for text in texts),
]


@pytest.mark.parametrize(("name", "text", "mistake"), CASES)
def test_a_mistake_as_students_make_it(name: str, text: str, mistake: str) -> None:
    """A mistake is told by its name, however students write it."""
    step = course.step(name)
    with quiet():
        assert verdict(step, written(step, text)).mistake == mistake


def test_an_answer_after_the_first_look() -> None:
    """A loop that returns in its first round is told so, not only that the prediction gets no nearer."""
    step = course.step("train_until")
    text = changed(UNTIL, (LOOK, LOOK + "    return max_updates\n"))
    assert "Or does your function answer after its first look" in verdict(step, written(step, text)).feedback


def test_a_gradient_that_is_measured_may_be_twice_too_large() -> None:
    """Gradients twice too large may be central differences: their sentence speaks of no cancelled half."""
    mistakes = {mistake.name: mistake.sentence for mistake in course.step("wrong_weights").mistakes}
    assert "cancelled" not in mistakes["no_half_cancelled"]


def test_a_difference_that_is_not_squared() -> None:
    """A forgotten square is told first: it is the commoner slip of the two."""
    step = course.step("error")
    headline = verdict(step, written(step, "prediction - actual")).headline
    assert headline.startswith("Nothing is squared in your answer")
