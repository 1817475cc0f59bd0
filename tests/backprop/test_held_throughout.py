"""One misunderstanding in several files: each step tells it, by the same name."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from grader.quiet import quiet
from tests.changed import changed

from .programs import FIRST, LAST, MATRICES, OUTER, PASS, SECOND, TRAIN, UNTIL, WEIGHTS, moved_by
from .student import verdict, written

ROUNDED = changed(
    PASS,
    ("i1 * w1 + i2 * w2", "round(i1 * w1 + i2 * w2, 2)"),
    ("i1 * w3 + i2 * w4", "round(i1 * w3 + i2 * w4, 2)"),
    ("h1 * w5 + h2 * w6", "round(h1 * w5 + h2 * w6, 3)"),
)
ROUNDED_MATRICES = changed(
    MATRICES,
    ("inputs @ weights_1", "np.round(inputs @ weights_1, 2)"),
    ("(hidden @ weights_2).item()", "round((hidden @ weights_2).item(), 3)"),
)
FOR_INPUTS = "".join(
    f"w{n} = w{n} - learning_rate * w{n} * d * {upstream}\n" for n, upstream in enumerate(("w5", "w5", "w6", "w6"), 1)
)
CLIPPED = "gradient_1, gradient_2 = np.clip(gradient_1, -{0}, {0}), np.clip(gradient_2, -{0}, {0})"
SHORTENED = (
    "size = np.sqrt(np.sum(gradient_1**2) + np.sum(gradient_2**2)) / {0}\n"
    "    gradient_1, gradient_2 = gradient_1 / max(size, 1), gradient_2 / max(size, 1)"
)
BENT = changed(
    UNTIL,
    ("hidden = inputs @ weights_1", "hidden = np.tanh(inputs @ weights_1)"),
    (OUTER, "np.outer(inputs, weights_2[:, 0] * (1 - hidden**2))"),
)
RATE_AS_MOMENTUM = moved_by(TRAIN, "v, u = learning_rate * v + gradient_1, learning_rate * u + gradient_2", "v", "u")
BEST = changed(
    TRAIN,
    ("for count", "best = [(abs(predictions[0] - actual), weights_1, weights_2)]\nfor count"),
    (
        "return weights_1, weights_2, predictions",
        "    best.append((abs(predictions[-1] - actual), weights_1, weights_2))\n"
        "distance, first, last = min(best, key=lambda one: one[0])\nreturn first, last, predictions",
    ),
)
NEAREST = changed(
    UNTIL,
    ("for count", "seen = [(np.inf, 0)]\nfor count"),
    ("    if abs(delta) < tolerance:\n        return count\n", "    seen.append((abs(delta), count))\n"),
)
BIASED = changed(MATRICES, ("inputs @ weights_1", "inputs @ weights_1 + 1"), (".item()", ".item() + 1"))


def _before_the_step(line: str) -> list[tuple[str, str]]:
    """Both steps that train, with one more line before the weights move."""
    texts = (("train", TRAIN), ("train_until", UNTIL))
    return [(name, changed(text, ("    weights_1 =", f"    {line}\n    weights_1 ="))) for name, text in texts]


HELD = [
    *((*both, "cut_off") for limit in (0.25, 0.5, 1.0, 2.0) for both in _before_the_step(CLIPPED.format(limit))),
    *((*both, "cut_off") for limit in (0.5, 1.0, 2.0) for both in _before_the_step(SHORTENED.format(limit))),
    *((*both, "cut_off") for both in _before_the_step("gradient_1 = np.clip(gradient_1, -1, 1)")),
    ("train_until", BENT, "activation"),
    ("updated_weights", ROUNDED + FIRST + LAST + WEIGHTS, "rounded_on_the_way"),
    ("prediction_after_update", ROUNDED + FIRST + LAST + SECOND, "rounded_on_the_way"),
    *((name, ROUNDED_MATRICES, "rounded_on_the_way") for name in ("updated_matrices", "repaired_update")),
    ("updated_weights", PASS + FOR_INPUTS + LAST + WEIGHTS, "weights_for_inputs"),
    ("prediction_after_update", PASS + FOR_INPUTS + LAST + SECOND, "weights_for_inputs"),
    *(
        (name, changed(text, (OUTER, "(weights_1 * weights_2.T)")), "weights_for_inputs")
        for name, text in (("updated_matrices", MATRICES), ("repaired_update", MATRICES), ("train", TRAIN))
    ),
    ("train", RATE_AS_MOMENTUM, "accumulated"),
    ("train", BEST, "best_returned"),
    ("train_until", changed(NEAREST, ("return max_updates", "return min(seen)[1]")), "nearest_counted"),
    *((name, BIASED, "derived:extra_term") for name in ("updated_matrices", "repaired_update")),
]


@pytest.mark.parametrize(("name", "text", "mistake"), HELD)
def test_a_misunderstanding_is_told_wherever_it_shows(name: str, text: str, mistake: str) -> None:
    """One misunderstanding has the same name in every file in which it shows."""
    step = course.step(name)
    with quiet():  # some of them run away
        assert verdict(step, written(step, text)).mistake == mistake


UNLIKE = [
    changed(UNTIL, ("np.outer(inputs, weights_2) * delta", f"np.outer(inputs, weights_2) * delta + {term}"))
    for term in ("0.01 * weights_1", "0.01 * np.sign(weights_1)")
]


@pytest.mark.parametrize("text", UNLIKE)
def test_a_small_term_is_not_called_rounding_alone(text: str) -> None:
    """A small term added to the gradients changes few counts: the sentence allows for it beside rounding."""
    step = course.step("train_until")
    assert "a small term of your own" in verdict(step, written(step, text)).feedback
