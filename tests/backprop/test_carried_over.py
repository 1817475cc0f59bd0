"""A misunderstanding of one step, made inside another one: it has a name there as well."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from grader.quiet import quiet
from tests.changed import changed

from .student import verdict, written

PLAIN = """\
def forward(w1, w2, w3, w4, w5, w6):
    h1 = i1 * w1 + i2 * w2
    h2 = i1 * w3 + i2 * w4
    return h1, h2, h1 * w5 + h2 * w6
h1, h2, out = forward(w1, w2, w3, w4, w5, w6)
d = out - actual
n1 = w1 - learning_rate * (d * w5 * i1)
n2 = w2 - learning_rate * (d * w5 * i2)
n3 = w3 - learning_rate * (d * w6 * i1)
n4 = w4 - learning_rate * (d * w6 * i2)
n5 = w5 - learning_rate * (d * h1)
n6 = w6 - learning_rate * (d * h2)
"""

ROUND = """\
    d = p - actual
    g1 = d * np.outer(inputs, weights_2)
    g2 = d * hidden.reshape(2, 1)
    weights_1 = weights_1 - learning_rate * g1
    weights_2 = weights_2 - learning_rate * g2
"""

TEXTS = {
    "updated_weights": PLAIN + "return [n1, n2, n3, n4, n5, n6]",
    "prediction_after_update": PLAIN + "return forward(n1, n2, n3, n4, n5, n6)[2]",
    "updated_matrices": """\
hidden = inputs @ weights_1
p = (hidden @ weights_2).item()
d = p - actual
g1 = d * np.outer(inputs, weights_2)
g2 = d * hidden.reshape(2, 1)
return weights_1 - learning_rate * g1, weights_2 - learning_rate * g2
""",
    "train": f"""\
def forward():
    hidden = inputs @ weights_1
    return hidden, (hidden @ weights_2).item()
predictions = []
for _ in range(updates):
    hidden, p = forward()
    predictions.append(p)
{ROUND}predictions.append(forward()[1])
return weights_1, weights_2, predictions
""",
    "train_until": f"""\
for count in range(max_updates):
    hidden = inputs @ weights_1
    p = (hidden @ weights_2).item()
    if abs(p - actual) < tolerance:
        return count
{ROUND}return max_updates
""",
    "numerical_gradients": """\
h1, h2 = i1 * w1 + i2 * w2, i1 * w3 + i2 * w4
d = h1 * w5 + h2 * w6 - actual
return [d * w5 * i1, d * w5 * i2, d * w6 * i1, d * w6 * i2, d * h1, d * h2]
""",
}
TEXTS["repaired_update"] = TEXTS["updated_matrices"]

FIRST_LAYER = ("(d * w5 * i1)", "(d * w5 * i2)", "(d * w6 * i1)", "(d * w6 * i2)")
H1, H2, OUT = "i1 * w1 + i2 * w2", "i1 * w3 + i2 * w4", "h1 * w5 + h2 * w6"
LAYER, PREDICTION = "inputs @ weights_1", "(hidden @ weights_2).item()"
G1, G2 = "d * np.outer(inputs, weights_2)", "d * hidden.reshape(2, 1)"
STEPS = "learning_rate * g1", "learning_rate * g2"
SLOPE = "_sigmoid(p) * (1 - _sigmoid(p))"


def in_last_layer(pattern: str) -> dict[str, str]:
    """Other gradients of w5 and w6: h is the hidden value, g the other one."""
    return {f"(d * {h})": f"({pattern.format(h=h, g=g)})" for h, g in (("h1", "h2"), ("h2", "h1"))}


def in_first_layer(pattern: str) -> dict[str, str]:
    """Other gradients of w1 to w4: i is the input, j the other one, w the output weight."""
    ends = (("i1", "i2", "w5"), ("i2", "i1", "w5"), ("i1", "i2", "w6"), ("i2", "i1", "w6"))
    return {old: f"({pattern.format(i=i, j=j, w=w)})" for old, (i, j, w) in zip(FIRST_LAYER, ends, strict=True)}


def in_both(pattern: str) -> dict[str, str]:
    """Both hidden values, with the sum changed."""
    return {f"= {h}": f"= {pattern.format(h)}" for h in (H1, H2)}


UPDATES = [
    (in_last_layer("d * {h} * (1 - {h})"), "sig_prime"),
    (in_last_layer("d * (1 - {h} ** 2)"), "tanh_prime"),
    (in_last_layer("d * {h} * {g}"), "both_hidden"),
    (in_last_layer("d * out"), "prediction_for_hidden"),
    (in_last_layer("d * out * (1 - out) * {h}"), "output_slope"),
    (in_last_layer("d ** 2 / 2 * {h}"), "delta_squared"),
    (in_last_layer("d + {h}"), "links_added"),
    (in_first_layer("d"), "one_link"),
    (in_first_layer("d * {w} * {i} * {j}"), "both_inputs"),
    (in_first_layer("d ** 2 / 2 * {w} * {i}"), "delta_squared"),
    (in_first_layer("{i} * (d + {w})"), "links_added"),
    ({"out - actual": "-actual / out"}, "other_loss"),
    ({"out - actual": "(out - actual) / (out * (1 - out))"}, "other_loss"),
    (in_first_layer("(out - actual) ** 2 / 2") | in_last_layer("(out - actual) ** 2 / 2"), "summed"),
]

MATRICES = [
    ({"p - actual": "-actual / p"}, "other_loss"),
    ({PREDICTION: f"_sigmoid({PREDICTION})", "p - actual": "(p - actual) * p * (1 - p)"}, "output_slope"),
    ({"p - actual": f"(p - actual) * {SLOPE}"}, "output_slope"),
    ({G1: "d ** 2 / 2 * np.outer(inputs, weights_2)"}, "delta_squared"),
    ({G2: "d * p * np.ones((2, 1))"}, "prediction_for_hidden"),
    ({G2: "d * inputs.reshape(2, 1) * weights_2"}, "hidden_layer_rule"),
    (dict.fromkeys(STEPS, "learning_rate * (p - actual) ** 2 / 2"), "summed"),
]

CASES = [
    *(
        (step, changes, mistake)
        for step in ("updated_weights", "prediction_after_update")
        for changes, mistake in UPDATES
    ),
    *((step, changes, mistake) for step in ("updated_matrices", "repaired_update") for changes, mistake in MATRICES),
    # a function of one's own makes the slip in every forward pass
    ("prediction_after_update", {f"return h1, h2, {OUT}": f"return h1, h2, max(0.0, {OUT})"}, "derived:activation"),
    ("prediction_after_update", {f"return h1, h2, {OUT}": "return h1, h2, h1 * w6 + h2 * w5"}, "derived:order"),
    ("prediction_after_update", in_both("max(0.01 * ({0}), {0})"), "derived:activation"),
    ("prediction_after_update", in_both("abs({0})"), "derived:abs"),
    ("prediction_after_update", in_both("({0}) / 2"), "derived:half"),
    (
        "prediction_after_update",
        {H1: "(i1 + i2) * (w1 + w2)", H2: "(i1 + i2) * (w3 + w4)"},
        "products_in_both_passes",
    ),
    (
        "prediction_after_update",
        {H1: "i2 * w1 + i1 * w2", H2: "i2 * w3 + i1 * w4"},
        "inputs_swapped_in_both_passes",
    ),
    ("train", {PREDICTION: f"np.tanh({PREDICTION})"}, "derived:activation"),
    ("train", {PREDICTION: f"{PREDICTION} + 1"}, "derived:extra_term"),
    ("train", {PREDICTION: f"round({PREDICTION}, 3)"}, "derived:rounded"),
    ("train", {PREDICTION: "(hidden[::-1] @ weights_2).item()"}, "derived:order"),
    ("train", {LAYER: f"np.clip({LAYER}, 0, 1)"}, "derived:cut_off"),
    ("train", {LAYER: f"({LAYER}) / 2"}, "derived:half"),
    # the distance is right, and delta is not
    ("train_until", {"d = p - actual": "d = p + actual"}, "derived:sign"),
    ("train_until", {"d = p - actual": "d = (p - actual) / actual"}, "derived:divided"),
    ("train_until", {"d = p - actual": "d = np.sign(p - actual)"}, "derived:sign_only"),
    # a gradient by the chain rule where a difference is asked for
    ("numerical_gradients", {"* w5 *": "*", "* w6 *": "*"}, "derived:dropped_factor"),
    ("numerical_gradients", {"d * w": "abs(d) * w"}, "derived:abs"),
]


@pytest.mark.parametrize(("name", "changes", "mistake"), CASES)
def test_it_has_a_name(name: str, changes: dict[str, str], mistake: str) -> None:
    text = changed(TEXTS[name], *changes.items())
    step = course.step(name)
    with quiet():
        found = verdict(step, written(step, text))
    assert (found.outcome, found.mistake) == ("wrong", mistake)


@pytest.mark.parametrize("name", TEXTS)
def test_the_same_without_it(name: str) -> None:
    step = course.step(name)
    assert verdict(step, written(step, TEXTS[name])).outcome == "passed"
