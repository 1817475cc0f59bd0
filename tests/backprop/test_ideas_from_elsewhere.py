"""Ideas that students have read elsewhere and the text does not have: each is told by its name."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from grader.quiet import quiet
from tests.changed import changed

from .programs import FIRST, LAST, MATRICES, MOMENTUM, PASS, TRAIN, UNTIL, WEIGHTS, moved_by
from .student import verdict, written

GATED = "np.outer(inputs, weights_2[:, 0] * {0})"
SWITCHED, BENT = GATED.format("(hidden > 0)"), GATED.format("(1 - hidden**2)")
SOFT = changed(
    PASS,
    (
        "out =",
        "h1, h2 = np.exp(h1 - max(h1, h2)), np.exp(h2 - max(h1, h2))\nh1, h2 = h1 / (h1 + h2), h2 / (h1 + h2)\nout =",
    ),
)
FROM_ROUND_TO_ROUND = changed(
    TRAIN,
    ("    weights_1 =", "    if count % 2:\n        weights_1 ="),
    ("    weights_2 =", "    else:\n        weights_2 ="),
)
SQUARED = "v, u = v + gradient_1**2, u + gradient_2**2"
AVERAGED = "v, u = 0.9 * v + 0.1 * gradient_1**2, 0.9 * u + 0.1 * gradient_2**2"
ADAGRAD = "learning_rate * gradient_1 / (np.sqrt(v) + 1e-8)", "learning_rate * gradient_2 / (np.sqrt(u) + 1e-8)"
NESTEROV = (MOMENTUM[0], "learning_rate * (gradient_1 + 0.9 * v)", "learning_rate * (gradient_2 + 0.9 * u)")
LOOKING_AHEAD = changed(
    moved_by(TRAIN, *MOMENTUM),
    (
        "    hidden = inputs @ weights_1\n    delta = (hidden @ weights_2)",
        "    ahead = weights_2 - learning_rate * 0.9 * u\n"
        "    hidden = inputs @ (weights_1 - learning_rate * 0.9 * v)\n"
        "    delta = (hidden @ ahead)",
    ),
)
ADAM = """\
rate = learning_rate
mean = [0, 0]
size = [0, 0]
predictions = [(inputs @ weights_1 @ weights_2).item()]
for t in range(1, updates + 1):
    hidden = inputs @ weights_1
    delta = (hidden @ weights_2).item() - actual
    steps = []
    for n, g in enumerate((delta * np.outer(inputs, weights_2), delta * hidden[:, None])):
        mean[n] = 0.9 * mean[n] + 0.1 * g
        size[n] = 0.999 * size[n] + 0.001 * g**2
        steps.append(rate * (mean[n] / (1 - 0.9**t)) / (np.sqrt(size[n] / (1 - 0.999**t)) + 1e-8))
    weights_1, weights_2 = weights_1 - steps[0], weights_2 - steps[1]
    predictions.append((inputs @ weights_1 @ weights_2).item())
return weights_1, weights_2, predictions
"""
SOFTMAX = "hidden = np.exp(inputs @ weights_1) / np.sum(np.exp(inputs @ weights_1))"
SHARED = "np.outer(inputs, weights_2 / weights_2.sum())"
IDEAS = [
    *(
        (name, moved_by(text, *steps), mistake)
        for name, text in (("train", TRAIN), ("train_until", UNTIL))
        for steps, mistake in (
            ((SQUARED, *ADAGRAD), "adaptive"),
            ((AVERAGED, *ADAGRAD), "adaptive"),
            (NESTEROV, "accumulated"),
        )
    ),
    ("train", ADAM, "adaptive"),
    ("train", changed(LOOKING_AHEAD, ("np.outer(inputs, weights_2)", "np.outer(inputs, ahead)")), "accumulated"),
    ("updated_matrices", changed(MATRICES, ("hidden = inputs @ weights_1", SOFTMAX)), "activation"),
    ("updated_weights", f"{SOFT}{FIRST}{LAST}{WEIGHTS}", "activation"),
    (
        "updated_weights",
        changed(f"{PASS}{FIRST}{LAST}", (" * d * w", " * d / (w5 + w6) * w")) + WEIGHTS,
        "delta_shared",
    ),
    *(
        (name, changed(text, ("np.outer(inputs, weights_2)", SHARED)), "delta_shared")
        for name, text in (("updated_matrices", MATRICES), ("train", TRAIN))
    ),
    *(
        (name, changed(text, ("np.outer(inputs, weights_2)", gated)), mistake)
        for name, text in (("updated_matrices", MATRICES), ("train", TRAIN))
        for gated, mistake in ((SWITCHED, "relu_prime"), (BENT, "tanh_prime"))
    ),
    ("train", FROM_ROUND_TO_ROUND, "layers_in_turn"),
    ("train_until", moved_by(UNTIL, *MOMENTUM), "accumulated"),
    (
        "train_until",
        changed(UNTIL, ("weights_1 -", "0.999 * weights_1 -"), ("weights_2 -", "0.999 * weights_2 -")),
        "weight_decay",
    ),
    ("gradient_w6", "h2 * delta + 0.01 * w6", "weight_decay"),
    ("gradient_w6", "h2 * delta * (h1 * w5 + h2 * w6)", "times_prediction"),
    ("error", "(prediction - actual) ** 2 / 2 + 0.01 * prediction**2", "penalty"),
    ("error", "math.sqrt(1 + (prediction - actual) ** 2) - 1", "other_loss"),
    ("error", "max(0, 1 - prediction * actual)", "other_loss"),
    ("updated_weight", "weight - learning_rate * max(-5, min(5, gradient))", "cut_off"),
    ("updated_weight", "weight - learning_rate * (gradient + 0.01 * weight)", "weight_decay"),
    ("updated_weight", "weight - learning_rate * gradient / math.sqrt(0.1 * gradient**2 + 1e-8)", "sign_of_gradient"),
    (
        "updated_weights",
        changed(f"{PASS}{FIRST}{LAST}", ("w2 = w2", "w1 = w1")) + "return w1, w2, w3, w4, w5, w6",
        "one_moved_twice",
    ),
    (
        "prediction_after_update",
        f"{PASS}{FIRST}{LAST}return i1 * w1 + i2 * w2 * w5 + i1 * w3 + i2 * w4 * w6",
        "no_brackets",
    ),
    ("error", "prediction**2 - 2 * prediction * actual + actual**2 / 2", "half_of_a_part"),
]


@pytest.mark.parametrize(("name", "text", "mistake"), IDEAS)
def test_an_idea_from_elsewhere_has_a_name(name: str, text: str, mistake: str) -> None:
    """Ideas from elsewhere are told by name, not as lost digits."""
    step = course.step(name)
    with quiet():  # some of them run away
        assert verdict(step, written(step, text)).mistake == mistake
