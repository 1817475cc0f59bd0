"""Slips with what a step is given: normalised, rounded or shortened arguments are told."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from tests.backprop.programs import FIRST, LAST, PASS, TRAIN, UNTIL, WEIGHTS
from tests.backprop.student import verdict, written

LENGTH = "n = (i1**2 + i2**2) ** 0.5\ni1, i2 = i1 / n, i2 / n\n"
LARGEST = "i1, i2 = i1 / max(i1, i2), i2 / max(i1, i2)\n"
SHARES = "i1, i2 = i1 / (i1 + i2), i2 / (i1 + i2)\n"
NORM = "inputs = inputs / np.linalg.norm(inputs)\n"
STANDARD = "inputs = (inputs - inputs.mean()) / inputs.std()\n"
SINGLE = "inputs, weights_1 = inputs.astype(np.float32), weights_1.astype(np.float32)\n"

GIVEN = [
    ("forward_h1", f"{LARGEST}return i1 * w1 + i2 * w2", "normalised"),
    *(("gradient_w1", f"{scaled}return i1 * delta * w5", "normalised") for scaled in (LENGTH, LARGEST, SHARES)),
    ("updated_weights", f"{LENGTH}{PASS}{FIRST}{LAST}{WEIGHTS}", "normalised"),
    *(("hidden_layer", f"{scaled}return inputs @ weights_1", "normalised") for scaled in (NORM, STANDARD)),
    *(
        (step, f"{scaled}{body}", "normalised")
        for step, body in (("train", TRAIN), ("train_until", UNTIL))
        for scaled in (NORM, STANDARD)
    ),
    ("hidden_layer", f"{SINGLE}return inputs @ weights_1", "few_bits"),
    ("forward_out", "return np.round(h1, 2) * np.round(w5, 2) + np.round(h2, 2) * np.round(w6, 2)", "rounded"),
    ("updated_weights", f"i1, i2 = int(i1), int(i2)\n{PASS}{FIRST}{LAST}{WEIGHTS}", "rounded"),
]


@pytest.mark.parametrize(("name", "text", "kind"), GIVEN)
def test_what_is_done_to_the_arguments_is_told(name: str, text: str, kind: str) -> None:
    """A right formula of changed arguments: what is told is the change."""
    step = course.step(name)
    assert verdict(step, written(step, text)).mistake == f"derived:{kind}"
