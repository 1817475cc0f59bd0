"""Wrong functions in the ways in which students write them: each is told the mistake that it makes."""

from __future__ import annotations

import re

import pytest

from grader.courses.backprop import course
from grader.derived.candidates import quiet

from .student import verdict, written
from .wrong_answers import FIRST, LAST, PASS, SECOND, WEIGHTS


def _bent(text: str, function: str, *, output: bool) -> str:
    """Both passes with an activation in their hidden layers, or in all of them."""
    for total in ("i1 * w1 + i2 * w2", "i1 * w3 + i2 * w4", *(["h1 * w5 + h2 * w6"] if output else [])):
        text = text.replace(f"= {total}", f"= {function}({total})").replace(f"({total}) *", f"{function}({total}) *")
    return re.sub(r"return (.*)\n", rf"return {function}(\1)\n", text) if output else text


MOVED = PASS + FIRST + LAST
CHAINED = MOVED.replace("h2 = i1 * w3 + i2 * w4", "h2 = h1 * w3 + h1 * w4")
INLINE = MOVED.replace("d = out - actual\n", "").replace(" * d", " * (h1 * w5 + h2 * w6 - actual)")
RELU = "(lambda x: max(x, 0.0))"

UPDATES = {
    "hidden_chained": [CHAINED, CHAINED.replace("h1 * w4", "i2 * w4")],
    "one_by_one": [INLINE],
    "one_sided": [MOVED.replace("d = out - actual", "d = max(out - actual, 0)")],
    "unbracketed": [MOVED.replace("d = out - actual", "d = actual - h1 * w5 + h2 * w6")],
    "text_numbers": [
        MOVED.replace("h1 = i1 * w1 + i2 * w2", "h1 = 0.9").replace("h2 = i1 * w3 + i2 * w4", "h2 = 0.35"),
        "h1, h2, d = 0.9, 0.35, -0.786\n" + FIRST + LAST,
    ],
    "activation_in_both_layers": [_bent(MOVED, function, output=True) for function in ("_sigmoid", "np.tanh")],
    "bias1": [MOVED.replace("i2 * w2", "i2 * w2 + 0.35").replace("i2 * w4", "i2 * w4 + 0.35")],
    "both_upstream": [MOVED.replace("i1 * d * w6", "i1 * d * w5 * w6").replace("i2 * d * w6", "i2 * d * w5 * w6")],
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
    "texts_new_weights": ["w1, w2, w3, w4, w5, w6 = 0.162, 0.218, 0.115, 0.073, 0.195, 0.213\n" + SECOND],
}

CASES = [
    *(("updated_weights", text + WEIGHTS, name) for name, texts in UPDATES.items() for text in texts),
    *(("prediction_after_update", text, name) for name, texts in PREDICTIONS.items() for text in texts),
]


@pytest.mark.parametrize(("name", "text", "mistake"), CASES)
def test_a_mistake_as_students_make_it(name: str, text: str, mistake: str) -> None:
    """Protects who makes it from no word, or a false one."""
    step = course.step(name)
    with quiet():
        assert verdict(step, written(step, text)).mistake == mistake
