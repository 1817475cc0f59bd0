"""Building blocks of wrong predictions after an update: an update, then a second pass with its weights, n1 to n6."""

from __future__ import annotations

from collections.abc import Iterator

from grader import Composed
from grader.courses.backprop.rows import Expression
from grader.courses.backprop.wrong_updates.making import OUTPUT, activated, all_activated, written

SUM = "(i1 * n1 + i2 * n2) * n5 + (i1 * n3 + i2 * n4) * n6"


def then(update: Expression, answer: str = SUM) -> str:
    """The answer of a second pass with the weights n1 to n6 that an update gives."""
    weights = update.text if isinstance(update, Composed) else update
    return f"(lambda n1, n2, n3, n4, n5, n6: {answer})(*{weights})"


def predicting(update: Expression) -> Expression:
    """The prediction after an update: made of the same parts."""
    return Composed(_written, update.parts) if isinstance(update, Composed) else then(update)


def _written(**parts: str) -> str:
    return then(written(**parts))


def second(hidden: str, output: str = OUTPUT) -> str:
    """A second pass that is written like the first one, with the new weights instead of the old ones."""
    return f"(lambda w1, w2, w3, w4, w5, w6: (lambda h1, h2: {output})({hidden}))(n1, n2, n3, n4, n5, n6)"


def second_activated(function: str, slope: str) -> Iterator[str]:
    """Predictions with an activation in the hidden layers of both passes."""
    answer = f"{function}(i1 * n1 + i2 * n2) * n5 + {function}(i1 * n3 + i2 * n4) * n6"
    yield from (then(update, answer) for update in activated(function, slope))


def second_all_activated(function: str, slope: str) -> Iterator[str]:
    """Predictions with an activation in all layers of both passes."""
    answer = f"{function}({function}(i1 * n1 + i2 * n2) * n5 + {function}(i1 * n3 + i2 * n4) * n6)"
    yield from (then(update, answer) for update in all_activated(function, slope))
