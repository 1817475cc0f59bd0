"""How wrong predictions after an update are written: an update, and a second pass with its weights, n1 to n6."""

from __future__ import annotations

from collections.abc import Iterator

from grader.courses.backprop.wrong_updates.making import OUTPUT, Update, activated, all_activated, both

SUM = "(i1 * n1 + i2 * n2) * n5 + (i1 * n3 + i2 * n4) * n6"


def then(update: str, answer: str = SUM) -> str:
    """What a second pass makes of the weights n1 to n6 that an update has given."""
    prediction = f"(lambda n1, n2, n3, n4, n5, n6: {answer})(*{update})"
    return Update(prediction, update.parts) if answer == SUM and isinstance(update, Update) else prediction


def both_in_prediction(one: object, other: object) -> str | None:
    """The prediction that two mistakes at once in the update lead to."""
    update = both(one, other)
    return then(update) if update else None


def second(hidden: str, output: str = OUTPUT) -> str:
    """A second pass that is written like the first one, with the new weights in place of the old ones."""
    return f"(lambda w1, w2, w3, w4, w5, w6: (lambda h1, h2: {output})({hidden}))(n1, n2, n3, n4, n5, n6)"


def second_activated(function: str, slope: str) -> Iterator[str]:
    """Predictions with such an activation in the hidden layers of both passes."""
    answer = f"{function}(i1 * n1 + i2 * n2) * n5 + {function}(i1 * n3 + i2 * n4) * n6"
    yield from (then(update, answer) for update in activated(function, slope))


def second_all_activated(function: str, slope: str) -> Iterator[str]:
    """Predictions with such an activation in all layers of both passes."""
    answer = f"{function}({function}(i1 * n1 + i2 * n2) * n5 + {function}(i1 * n3 + i2 * n4) * n6)"
    yield from (then(update, answer) for update in all_activated(function, slope))
