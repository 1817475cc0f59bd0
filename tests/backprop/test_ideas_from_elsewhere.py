"""What students have read elsewhere and the text does not have: each of these ideas is told by its name."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from grader.quiet import quiet

from .student import verdict, written
from .test_slips_of_long_steps import MATRICES
from .wrong_answers import FIRST, LAST, PASS, TRAIN, UNTIL

GATED = "np.outer(inputs, weights_2[:, 0] * {0})"
SWITCHED, BENT = GATED.format("(hidden > 0)"), GATED.format("(1 - hidden**2)")
MOMENTUM = (
    UNTIL.replace("for count", "v = u = 0\nfor count")
    .replace("    weights_1 =", "    v, u = 0.9 * v + gradient_1, 0.9 * u + gradient_2\n    weights_1 =")
    .replace("rate * gradient_1", "rate * v")
    .replace("rate * gradient_2", "rate * u")
)
FROM_ROUND_TO_ROUND = TRAIN.replace("    weights_1 =", "    if count % 2:\n        weights_1 =").replace(
    "    weights_2 =", "    else:\n        weights_2 ="
)
IDEAS = [
    *(
        (name, text.replace("np.outer(inputs, weights_2)", gated), mistake)
        for name, text in (("updated_matrices", MATRICES), ("train", TRAIN))
        for gated, mistake in ((SWITCHED, "relu_prime"), (BENT, "tanh_prime"))
    ),
    ("train", FROM_ROUND_TO_ROUND, "layers_in_turn"),
    ("train_until", MOMENTUM, "accumulated"),
    (
        "train_until",
        UNTIL.replace("weights_1 -", "0.999 * weights_1 -").replace("weights_2 -", "0.999 * weights_2 -"),
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
        f"{PASS}{FIRST}{LAST}".replace("w2 = w2", "w1 = w1") + "return w1, w2, w3, w4, w5, w6",
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
    """Protects who brings it along from no word, or from talk of digits."""
    step = course.step(name)
    with quiet():  # some of them run away
        assert verdict(step, written(step, text)).mistake == mistake
