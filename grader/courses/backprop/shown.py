"""The texts at the drawing's marks and the chart below it, computed from the student's own functions."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from itertools import takewhile
from typing import Any

import numpy as np

from grader import Chart, Curve
from grader.courses.backprop.calling import (
    WITHIN,
    Functions,
    call,
    finite_differences,
    own_gradients,
    updates_until_near,
)
from grader.courses.backprop.network import TEXT

UPDATES = 10
"""The number of updates in the training tile."""

RATES = ((0.01, "creeps", 30), (0.05, "arrives", 30), (0.6, "diverges", 5))
"""Learning rates of the chart, and updates. The threshold is 1 / sqrt(13); after five at 0.6 numbers soon overflow."""


def _given(name: str, _functions: Functions) -> str:
    return _number(TEXT[name])


def _answer(step: str, functions: Functions, digits: int = 4) -> str:
    return ", ".join(_number(number, digits) for number in _flat(call(functions, step)))


def _weight(number: int, functions: Functions) -> str:
    """A weight, its new value and its gradient, as far as they are known."""
    name, gradient = f"w{number}", f"gradient_w{number}"
    text = _number(TEXT[name])
    if "updated_weights" in functions:
        text += f" → {_number(call(functions, 'updated_weights')[number - 1])}"
    if gradient in functions:
        text += f"\ngradient {_answer(gradient, functions)}"
    return text


def _one_weight(functions: Functions) -> str:
    made = {"weight": TEXT["w6"], "gradient": call(functions, "gradient_w6")}
    return f"w6: {_number(TEXT['w6'])} → {_number(call(functions, 'updated_weight', made))}"


def _all_weights(functions: Functions) -> str:
    new = call(functions, "updated_weights")
    return f"{_number(new[0])} … {_number(new[5])}"


def _second_layer(functions: Functions) -> str:
    return _output_weights(call(functions, "updated_matrices"))


def _training(functions: Functions) -> str:
    *_, predictions = call(functions, "train", {"updates": UPDATES})
    return f"{_number(predictions[0])} → {_number(predictions[-1])} in {UPDATES}"


def _until(functions: Functions) -> str:
    return f"{updates_until_near(functions)} updates to {WITHIN:.0e}"


def _differences(functions: Functions) -> str:
    six = finite_differences(functions)
    return f"{_number(six[0])} … {_number(six[5])}"


def _wrong_ones(functions: Functions) -> str:
    """The weights that `wrong_weights` finds wrong, given the student's own six gradients."""
    found = list(call(functions, "wrong_weights", {"claimed": own_gradients(functions)}))
    return f"yours: {', '.join(f'w{number}' for number in found) or 'none'}"


def _mended(functions: Functions) -> str:
    return _output_weights(call(functions, "repaired_update"))


TEXTS: dict[str, Callable[[Functions], str]] = {
    **{name: partial(_given, name) for name in ("i1", "i2", "actual", "learning_rate")},
    **{f"w{number}": partial(_weight, number) for number in range(1, 7)},
    "h1": partial(_answer, "forward_h1"),
    "h2": partial(_answer, "forward_h2"),
    "prediction": partial(_answer, "forward_out"),
    "delta": partial(_answer, "delta"),
    "error": partial(_answer, "error"),
    "prediction_after_update": partial(_answer, "prediction_after_update"),
    "hidden_layer": partial(_answer, "hidden_layer"),
    "output_layer": partial(_answer, "output_layer"),
    "gradient_weights_2": partial(_answer, "gradient_weights_2", digits=3),
    "gradient_weights_1": partial(_answer, "gradient_weights_1", digits=3),
    "updated_weight": _one_weight,
    "updated_weights": _all_weights,
    "updated_matrices": _second_layer,
    "train": _training,
    "train_until": _until,
    "numerical_gradients": _differences,
    "wrong_weights": _wrong_ones,
    "repaired_update": _mended,
}


def chart(functions: Functions) -> Chart:
    """The error over the student's own training, for three learning rates."""
    curves = tuple(_curve(functions, *rate) for rate in RATES)
    return Chart("The error over your own training loop", "updates", "error", 0.4, curves)


def _curve(functions: Functions, rate: float, word: str, updates: int) -> Curve:
    *_, predictions = call(functions, "train", {"learning_rate": rate, "updates": updates})
    errors = [(float(prediction) - TEXT["actual"]) ** 2 / 2 for prediction in predictions]
    return Curve(f"learning rate {rate:g} {word}", tuple(takewhile(math.isfinite, errors)))


def _output_weights(both: Any) -> str:
    return f"W2: {', '.join(map(_number, _flat(both[1])))}"


def _flat(value: Any) -> list[float]:
    return [float(number) for number in np.asarray(value, dtype=float).ravel()]


def _number(value: float, digits: int = 4) -> str:
    return f"{value:.{digits}g}".replace("-", "−")
