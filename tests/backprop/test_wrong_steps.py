"""Steps that are taken in another way than against the gradient: the same words for numbers and for matrices."""

from __future__ import annotations

import re

import pytest

from grader.courses.backprop import course
from grader.quiet import quiet
from tests.changed import changed

from .programs import MATRICES, MOMENTUM, PASS, TRAIN, UNTIL, moved_by
from .student import verdict, written

SIX = PASS + "g = [i1 * d * w5, i2 * d * w5, i1 * d * w6, i2 * d * w6, h1 * d, h2 * d]\n"
SCALARS = f"{SIX}return [{{0}} for n, w, g in zip(range(1, 7), [w1, w2, w3, w4, w5, w6], g)]\n"
WAYS = {
    "(1 - learning_rate) * w - learning_rate * g": "weight_decay",
    "(1 - learning_rate) * w - g": "weight_decay",
    "0.99 * w - learning_rate * g": "weight_decay",
    "w - (1 - learning_rate) * g": "rate_from_one",
    "g - learning_rate * w": "roles_exchanged",
    "g - w": "reversed",
    "learning_rate * w - g": "lr_on_weight",
    "w - learning_rate * g ** 2": "gradient_squared",
    "w + g": "uphill_no_rate",
    "w + 0.1 * g": "uphill_lr_hardcoded",
    "w + learning_rate * g / 2": "uphill_half",
    "w - learning_rate * (g + 0.01 * w)": "weight_decay",
    "0.999 * w - learning_rate * g": "weight_decay",
    "w - learning_rate * g / (np.sqrt(g**2) + 1e-8)": "sign_of_gradient",
    "w - learning_rate * 0.1 * g / (np.sqrt(0.001 * g**2) + 1e-8)": "sign_of_gradient",
    "w - learning_rate * g / 6": "averaged",
    "w - learning_rate * (g + 0.9 * g)": "step_scaled",
    "w - learning_rate * g / (np.sqrt(g**2) + 1e-7)": "sign_of_gradient",
    "w - learning_rate * (g + 0.02 * w)": "weight_decay",
}
LENGTH = "np.sqrt(np.sum(gradient_1**2) + np.sum(gradient_2**2))"
OF_BOTH_LAYERS = {
    f"w - learning_rate * g * min(1, 1 / {LENGTH})": "cut_off",
    f"w - learning_rate * g * min(1, 1 / ({LENGTH} + 1e-6))": "cut_off",
    f"w - learning_rate * g / {LENGTH}": "normalised",
    "w - learning_rate * np.mean(g, axis=0)": "summed",
}
CUTTING = ("w - learning_rate * np.clip(g, -0.5, 0.5)", "w - learning_rate * np.clip(g, -5, 5)")
ONLY_IN_NUMBERS = {
    "w - learning_rate / g": "div_gradient",
    "w + g / learning_rate": "div_lr",
    "w - (learning_rate + g)": "add_not_mul",
    "w * learning_rate * g": "product",
    "w - learning_rate * max(g, 0)": "one_direction",
    "w - learning_rate * w": "lr_no_grad",
    "w + learning_rate * g if n in (1, 2) else w - learning_rate * g": "some_uphill",
    "w if n in (2, 4) else w - learning_rate * g": "half_moved",
    "g if n > 4 else w - learning_rate * g": "gradients_beside_weights",
}
MATRIX_STEPS = {"updated_matrices": MATRICES, "repaired_update": MATRICES, "train": TRAIN}


def _in_matrices(text: str, way: str) -> str:
    for n in "12":
        old = f"weights_{n} - learning_rate * gradient_{n}"
        new = re.sub(r"\bw\b", f"weights_{n}", re.sub(r"\bg\b", f"gradient_{n}", way))
        text = changed(text, (old, f"({new})"))
    return text


CASES = [
    *(("updated_weights", SCALARS.format(way), name) for way, name in (WAYS | ONLY_IN_NUMBERS).items()),
    *((step, _in_matrices(text, way), name) for step, text in MATRIX_STEPS.items() for way, name in WAYS.items()),
    *(
        (step, _in_matrices(text, way), name)
        for step, text in MATRIX_STEPS.items()
        for way, name in OF_BOTH_LAYERS.items()
    ),
    *(("updated_weights", SCALARS.format(way), "cut_off") for way in CUTTING),
    *(("train", _in_matrices(TRAIN, way), "cut_off") for way in CUTTING),
    *(
        (step, _in_matrices(MATRICES, way), "cut_off")
        for step in ("updated_matrices", "repaired_update")
        for way in CUTTING
    ),
]


@pytest.mark.parametrize(("step", "text", "mistake"), CASES)
def test_a_wrong_step_has_its_name(step: str, text: str, mistake: str) -> None:
    """A wrong step is told by name, in the same words for each layer."""
    with quiet():  # some of them run away
        assert verdict(course.step(step), written(course.step(step), text)).mistake == mistake


ADDED = ("predictions.append((inputs @ weights_1 @ weights_2).item())", "predictions.append({0})")
TRAINED = {
    "stale_in_prediction": changed(TRAIN, (ADDED[0], ADDED[1].format("(hidden @ weights_2).item()"))),
    "errors_after_first": changed(TRAIN, (ADDED[0], ADDED[1].format("delta ** 2 / 2"))),
    "came_back_transposed": changed(TRAIN, ("return weights_1", "return weights_1.T")),
    "accumulated": moved_by(TRAIN, *MOMENTUM),
}


@pytest.mark.parametrize("mistake", TRAINED)
def test_a_wrong_round_has_its_name(mistake: str) -> None:
    """Another way to train, or to record predictions, is told by name."""
    assert verdict(course.step("train"), written(course.step("train"), TRAINED[mistake])).mistake == mistake


COUNTED = {
    "weight_decay": changed(UNTIL, (" - learning_rate", " * (1 - learning_rate) - learning_rate")),
    "decay": changed(UNTIL, ("    hidden =", "    learning_rate = learning_rate * 0.99\n    hidden =")),
}


@pytest.mark.parametrize("mistake", COUNTED)
def test_a_wrong_round_of_a_counted_training(mistake: str) -> None:
    """The same holds where the rounds are only counted."""
    with quiet():
        found = verdict(course.step("train_until"), written(course.step("train_until"), COUNTED[mistake]))
    assert found.mistake == mistake


def test_the_same_with_the_right_step() -> None:
    """The texts of the tests above are right but for their steps."""
    right = "w - learning_rate * g"
    texts = {"updated_weights": SCALARS.format(right), **{s: _in_matrices(t, right) for s, t in MATRIX_STEPS.items()}}
    assert all(verdict(course.step(step), written(course.step(step), text)).passed for step, text in texts.items())


TEXT_NUMBERS = ("i1, i2 = 2, 3\n", "w5, w6 = 0.16, 0.2\n", "i1, i2, actual = 2, 3, 1\n")


@pytest.mark.parametrize("line", TEXT_NUMBERS)
def test_numbers_of_the_text(line: str) -> None:
    """The text's numbers in a function are told."""
    step = course.step("updated_weights")
    text = line + SCALARS.format("w - learning_rate * g")
    assert verdict(step, written(step, text)).mistake == "text_numbers"


def test_the_text_s_values_on_the_way() -> None:
    """Values of the text's forward pass in a function are told, too: the catalogue has them."""
    step = course.step("updated_weights")
    for old, new in (("out - actual", "-0.786"), ("h1 * d, h2 * d", "0.9 * d, 0.35 * d")):
        text = changed(SCALARS.format("w - learning_rate * g"), (old, new))
        assert verdict(step, written(step, text)).mistake == "text_numbers"
