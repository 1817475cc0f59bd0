"""Building blocks of wrong updates: expressions of `updated_weights`' parameters, six numbers each, w1 first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from grader import Composed

KEEP_DIGITS = "Keep all digits; rounding is for printing only."
MOVED_TWICE = (
    "One weight takes the step of another one as well as its own, and that other one stays: look at the left side of "
    "each line."
)
WEIGHTS = "[w1, w2, w3, w4, w5, w6]"
HIDDEN = "i1 * w1 + i2 * w2, i1 * w3 + i2 * w4"
BIASED = "i1 * w1 + i2 * w2 + 1, i1 * w3 + i2 * w4 + 1"
H1 = "(i1 * w1 + i2 * w2)"
CHAINED = [f"i1 * w1 + i2 * w2, {H1} * w3 + {other} * w4" for other in (H1, "i2")]
"""Hidden values: the second one is computed from the first."""
OUTPUT = "h1 * w5 + h2 * w6"
DELTA = f"{OUTPUT} - actual"
FIRST = "i1 * delta * w5, i2 * delta * w5, i1 * delta * w6, i2 * delta * w6"
LAST = "h1 * delta, h2 * delta"
GRADIENTS = [*FIRST.split(", "), *LAST.split(", ")]
STEP = "w - learning_rate * g"
TWOS = [(one, other) for one in range(1, 5) for other in range(one + 1, 7)]
"""Any two of the six weights, except the last layer's two."""
LENGTH = "abs(delta) * math.sqrt((i1**2 + i2**2) * (w5**2 + w6**2) + h1**2 + h2**2)"
"""The length of all six gradients as one vector."""
LENGTH_OF_LAYER = "(abs(delta) * (math.hypot(i1, i2) * math.hypot(w5, w6) if n < 5 else math.hypot(h1, h2)))"
UPSTREAM = "w5, w6"
RIGHT = {"first": FIRST, "last": LAST, "step": STEP, "hidden": HIDDEN, "delta": DELTA, "upstream": UPSTREAM}
"""The parts of the right update."""
MOVED_ALREADY = "[{step} for n, w, g in zip((5, 6), [w5, w6], [{last}])]"
"""The output weights, moved before the first layer's gradients are computed."""


def written(
    *,
    first: str = FIRST,
    last: str = LAST,
    step: str = STEP,
    hidden: str = HIDDEN,
    delta: str = DELTA,
    upstream: str = UPSTREAM,
) -> str:
    """The update with these parts, as one expression.

    n is the number of the weight that takes the step; upstream replaces w5, w6 in the first layer's gradients.
    """
    if upstream != UPSTREAM:
        first = f"*(lambda w5, w6: [{first}])(*{upstream.format(last=last, step=step)})"
    moved = f"[{step} for n, w, g in zip(range(1, 7), {WEIGHTS}, [{first}, {last}])]"
    return f"(lambda h1, h2: (lambda delta: {moved})({delta}))({hidden})"


def update(first: str = FIRST, last: str = LAST, step: str = STEP, **others: str) -> Composed:
    """An update with other gradients of the first or the last layer, another step from w along g, or another pass."""
    parts = {"first": first, "last": last, "step": step, **others}
    return Composed(written, {name: part for name, part in parts.items() if part != RIGHT[name]})


def stepping(step: str) -> Composed:
    """An update whose weights take another step."""
    return update(step=step)


def by_layer(step: str) -> tuple[Composed, Composed]:
    """Two updates with another step: in the first layer only, and in the last layer only."""
    return stepping(f"{step} if n < 5 else {STEP}"), stepping(f"{step} if n > 4 else {STEP}")


def first_layer(gradients: str) -> tuple[Composed, Composed]:
    """Two updates with other gradients of the first layer: with the old w5, w6, and with the new ones."""
    moved = {"w5": "(w5 - learning_rate * h1 * delta)", "w6": "(w6 - learning_rate * h2 * delta)"}
    new = gradients.replace("w5", moved["w5"]).replace("w6", moved["w6"])
    return update(gradients), update(new)


def one_gradient(old: str, new: str) -> list[Composed]:
    """Updates in which one factor of one gradient is replaced."""
    changed = (
        [*GRADIENTS[:place], gradient.replace(old, new), *GRADIENTS[place + 1 :]]
        for place, gradient in enumerate(GRADIENTS)
        if old in gradient
    )
    return [update(", ".join(six[:4]), ", ".join(six[4:])) for six in changed]


def slips(text: str, *groups: str) -> Iterator[str]:
    """The text with one name replaced by another of its group."""
    for found in re.finditer(r"[a-z]\d", text):
        for group in groups:
            others = group.split() if found[0] in group.split() else ()
            yield from (f"{text[: found.start()]}{o}{text[found.end() :]}" for o in others if o != found[0])


def without_a_term(text: str) -> Iterator[str]:
    """The text with one product of a sum left out."""
    for found in re.finditer(r"(\w\d \* \w\d) \+ (\w\d \* \w\d)", text):
        yield from (f"{text[: found.start()]}{term}{text[found.end() :]}" for term in found.groups())


def with_a_minus(text: str) -> Iterator[str]:
    """The text with a difference in the place of one sum."""
    for found in re.finditer(r" \+ ", text):
        yield f"{text[: found.start()]} - {text[found.end() :]}"


def with_delta(delta: str) -> Composed:
    """An update with another delta, computed from `out` and `delta`."""
    return update(delta=f"(lambda out, delta: {delta})(h1 * w5 + h2 * w6, {DELTA})")


def with_numbers(names: str, numbers: str) -> str:
    """An update with fixed numbers instead of some of its arguments."""
    return f"(lambda {names}: {written()})({numbers})"


def twice_moved(number: int) -> Composed:
    """An update in which one weight also takes the next one's step, and the next one stays."""
    gradient, other = GRADIENTS[number - 1], GRADIENTS[number]
    six = [*GRADIENTS[: number - 1], f"{gradient} + {other}", "0.0", *GRADIENTS[number + 1 :]]
    return update(", ".join(six[:4]), ", ".join(six[4:]))


def in_order(order: str) -> str:
    """The right weights in another order."""
    return f"[{written()}[n - 1] for n in {[int(number) for number in order]}]"


def in_turn(*turns: str, again: str = "") -> str:
    """An update in several turns, each with the current weights; h and delta may be computed again, too."""
    return f"moved_in_turn({turns}, {again!r}, i1, i2, actual, {WEIGHTS}, learning_rate)"


def moved_in_turn(
    turns: Iterable[str], again: str, i1: float, i2: float, actual: float, weights: list[float], rate: float
) -> list[float]:
    """The weights after turns that move some of them each. Formulas call it: their modules import it."""
    w1, w2, w3, w4, w5, w6 = weights
    h1, h2 = i1 * w1 + i2 * w2, i1 * w3 + i2 * w4
    delta = h1 * w5 + h2 * w6 - actual
    for turn in turns:
        if "h" in again:
            h1, h2 = i1 * w1 + i2 * w2, i1 * w3 + i2 * w4
        if "delta" in again:
            delta = h1 * w5 + h2 * w6 - actual
        gradients = [i1 * delta * w5, i2 * delta * w5, i1 * delta * w6, i2 * delta * w6, h1 * delta, h2 * delta]
        moved = {int(number) for number in turn}
        weights = [w - rate * g if n in moved else w for n, w, g in zip(range(1, 7), weights, gradients, strict=True)]
        w1, w2, w3, w4, w5, w6 = weights
    return weights


def activated(function: str, slope: str) -> tuple[Composed, Composed]:
    """Two updates with an activation in the hidden layer: without and with its slope in the gradients."""
    hidden = f"{function}(i1 * w1 + i2 * w2), {function}(i1 * w3 + i2 * w4)"
    return update(hidden=hidden), update(scaled(slope), hidden=hidden)


def all_activated(function: str, slope: str) -> tuple[Composed, Composed]:
    """Two updates with an activation in the hidden layer and at the output: without and with slopes."""
    hidden = f"{function}(i1 * w1 + i2 * w2), {function}(i1 * w3 + i2 * w4)"
    out = f"{function}({OUTPUT})"
    sloping = f"(lambda out: (out - actual) * {slope.format('out')})({out})"
    return update(hidden=hidden, delta=f"{out} - actual"), update(scaled(slope), hidden=hidden, delta=sloping)


def shared(sizes: str) -> str:
    """The gradients of the first layer, each with a share of delta."""
    return FIRST.replace("delta", f"delta / ({sizes})")


def scaled(slope: str) -> str:
    """The gradients of the first layer, each times a slope of its neuron's value."""
    return FIRST.replace("w5", f"w5 * {slope.format('h1')}").replace("w6", f"w6 * {slope.format('h2')}")
