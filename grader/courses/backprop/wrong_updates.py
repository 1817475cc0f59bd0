"""Wrong updates of all six weights: what is moved, along what, in which order, and what it does to the prediction.

Each is an expression of the parameters of `updated_weights` that gives six numbers, w1 first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

KEEP_DIGITS = "Keep all digits; rounding is for printing only."
WEIGHTS = "[w1, w2, w3, w4, w5, w6]"
HIDDEN = "i1 * w1 + i2 * w2, i1 * w3 + i2 * w4"
BIASED = "i1 * w1 + i2 * w2 + 1, i1 * w3 + i2 * w4 + 1"
H1 = "(i1 * w1 + i2 * w2)"
CHAINED = [f"i1 * w1 + i2 * w2, {H1} * w3 + {other} * w4" for other in (H1, "i2")]
"""Hidden values, the second of which is made of the first."""
OUTPUT = "h1 * w5 + h2 * w6"
DELTA = f"{OUTPUT} - actual"
FIRST = "i1 * delta * w5, i2 * delta * w5, i1 * delta * w6, i2 * delta * w6"
LAST = "h1 * delta, h2 * delta"
GRADIENTS = [*FIRST.split(", "), *LAST.split(", ")]
STEP = "w - learning_rate * g"


_PARTS: dict[str, dict[str, str]] = {}
"""What each update has in place of the right one's parts; of a prediction, what the update behind it has."""


def _update(
    first: str = FIRST,
    last: str = LAST,
    step: str = STEP,
    *,
    hidden: str = HIDDEN,
    delta: str = DELTA,
    upstream: str = "w5, w6",
) -> str:
    """An update with other gradients of the first or the last layer, another step from w along g, or another pass.

    n is the number of the weight that takes the step; upstream is what the first layer's gradients read as w5, w6.
    """
    parts = {"first": first, "last": last, "step": step, "hidden": hidden, "delta": delta, "upstream": upstream}
    if upstream != "w5, w6":
        first = f"*(lambda w5, w6: [{first}])(*{upstream.format(last=last, step=step)})"
    moved = f"[{step} for n, w, g in zip(range(1, 7), {WEIGHTS}, [{first}, {last}])]"
    update = f"(lambda h1, h2: (lambda delta: {moved})({delta}))({hidden})"
    _PARTS[update] = {name: part for name, part in parts.items() if part != _RIGHT.get(name)}
    return update


_RIGHT = {"first": FIRST, "last": LAST, "step": STEP, "hidden": HIDDEN, "delta": DELTA, "upstream": "w5, w6"}
MOVED_ALREADY = "[{step} for n, w, g in zip((5, 6), [w5, w6], [{last}])]"
"""The output weights where they have taken their step before the first layer's gradients are computed."""


def both(one: object, other: object) -> str | None:
    """The update that makes two mistakes at once; None unless each is made in parts of its own."""
    parts, others = (_PARTS.get(str(formula), {}) for formula in (one, other))
    return _update(**parts, **others) if parts and others and not parts.keys() & others.keys() else None


def both_in_prediction(one: object, other: object) -> str | None:
    """The prediction that two mistakes at once in the update lead to."""
    update = both(one, other)
    return then(update) if update else None


def _step(step: str) -> str:
    """An update whose weights take another step."""
    return _update(step=step)


def _layers(step: str) -> tuple[str, str]:
    """Two updates: the weights of the first layer, or those of the last one, take another step than the others."""
    return _step(f"{step} if n < 5 else {STEP}"), _step(f"{step} if n > 4 else {STEP}")


def _first(gradients: str) -> tuple[str, str]:
    """Two updates with such gradients of the first layer: with the old w5, w6, and with the new ones."""
    moved = {"w5": "(w5 - learning_rate * h1 * delta)", "w6": "(w6 - learning_rate * h2 * delta)"}
    new = gradients.replace("w5", moved["w5"]).replace("w6", moved["w6"])
    return _update(gradients), _update(new)


def _one(old: str, new: str) -> list[str]:
    """Updates in which one gradient alone has something else in a factor's place."""
    found = []
    for place, gradient in enumerate(GRADIENTS):
        if old in gradient:
            gradients = [*GRADIENTS[:place], gradient.replace(old, new), *GRADIENTS[place + 1 :]]
            found.append(_update(", ".join(gradients[:4]), ", ".join(gradients[4:])))
    return found


def _slips(text: str, *groups: str) -> Iterator[str]:
    """The text with one name in another's place, which is of the same group."""
    for found in re.finditer(r"[a-z]\d", text):
        for group in groups:
            others = group.split() if found[0] in group.split() else ()
            yield from (f"{text[: found.start()]}{o}{text[found.end() :]}" for o in others if o != found[0])


def _without_a_term(text: str) -> Iterator[str]:
    """The text with one product of a sum left out."""
    for found in re.finditer(r"(\w\d \* \w\d) \+ (\w\d \* \w\d)", text):
        yield from (f"{text[: found.start()]}{term}{text[found.end() :]}" for term in found.groups())


def _with_a_minus(text: str) -> Iterator[str]:
    """The text with a difference in the place of one sum."""
    for found in re.finditer(r" \+ ", text):
        yield f"{text[: found.start()]} - {text[found.end() :]}"


def _delta(delta: str) -> str:
    """An update with something in the place of delta that is made of it."""
    return _update(delta=f"(lambda out, delta: {delta})(h1 * w5 + h2 * w6, {DELTA})")


def _with(names: str, numbers: str) -> str:
    """An update with fixed numbers in the place of what is given."""
    return f"(lambda {names}: {_update()})({numbers})"


def _in_order(order: str) -> str:
    """The right weights in another order."""
    return f"[{_update()}[n - 1] for n in {[int(number) for number in order]}]"


def _in_turn(*turns: str, again: str = "") -> str:
    """An update in several turns, each with the weights as they are by then; h and delta may be computed again, too."""
    return f"moved_in_turn({turns}, {again!r}, i1, i2, actual, {WEIGHTS}, learning_rate)"


def moved_in_turn(
    turns: Iterable[str], again: str, i1: float, i2: float, actual: float, weights: list[float], rate: float
) -> list[float]:
    """The weights after turns that move some of them each: at hand in the formulas of whoever imports it."""
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


def _activated(function: str, slope: str) -> tuple[str, str]:
    """Two updates with such an activation in the hidden layer: without its slope in the gradients, and with it."""
    hidden = f"{function}(i1 * w1 + i2 * w2), {function}(i1 * w3 + i2 * w4)"
    return _update(hidden=hidden), _update(_scaled(slope), hidden=hidden)


def _bent(function: str, slope: str) -> tuple[str, str]:
    """Two updates with such an activation in the hidden layer and at the output: without slopes, and with them."""
    hidden = f"{function}(i1 * w1 + i2 * w2), {function}(i1 * w3 + i2 * w4)"
    out = f"{function}({OUTPUT})"
    sloping = f"(lambda out: (out - actual) * {slope.replace('h', 'out')})({out})"
    return _update(hidden=hidden, delta=f"{out} - actual"), _update(_scaled(slope), hidden=hidden, delta=sloping)


def _scaled(slope: str) -> str:
    """The gradients of the first layer, each times such a slope of its neuron's h."""
    return FIRST.replace("w5", f"w5 * {slope.replace('h', 'h1')}").replace("w6", f"w6 * {slope.replace('h', 'h2')}")


SUM = "(i1 * n1 + i2 * n2) * n5 + (i1 * n3 + i2 * n4) * n6"


def then(update: str, answer: str = SUM) -> str:
    """What a second pass makes of the weights n1 to n6 that an update has given."""
    prediction = f"(lambda n1, n2, n3, n4, n5, n6: {answer})(*{update})"
    if answer == SUM and update in _PARTS:
        _PARTS[prediction] = _PARTS[update]
    return prediction


def _second(hidden: str, output: str = OUTPUT) -> str:
    """A second pass that is written like the first one, with the new weights in place of the old ones."""
    return f"(lambda w1, w2, w3, w4, w5, w6: (lambda h1, h2: {output})({hidden}))(n1, n2, n3, n4, n5, n6)"


def _second_activated(function: str, slope: str) -> Iterator[str]:
    """Predictions with such an activation in the hidden layers of both passes."""
    answer = f"{function}(i1 * n1 + i2 * n2) * n5 + {function}(i1 * n3 + i2 * n4) * n6"
    yield from (then(update, answer) for update in _activated(function, slope))


def _second_bent(function: str, slope: str) -> Iterator[str]:
    """Predictions with such an activation in all layers of both passes."""
    answer = f"{function}({function}(i1 * n1 + i2 * n2) * n5 + {function}(i1 * n3 + i2 * n4) * n6)"
    yield from (then(update, answer) for update in _bent(function, slope))


OLD, RIGHT = then(WEIGHTS), then(_update())
NEW_H1 = "h1 - learning_rate * (i1 * i1 + i2 * i2) * delta * w5"
NEW_H2 = "h2 - learning_rate * (i1 * i1 + i2 * i2) * delta * w6"
SWAPPED = "i1 * delta * w6, i2 * delta * w6, i1 * delta * w5, i2 * delta * w5"
_TWOS = ((1, 2), (3, 4), (1, 3), (2, 4), (1, 4), (2, 3))
FIRST_SCALED, LAST_SCALED = _layers("w * (1 - learning_rate * g)")
COLUMN_BY_COLUMN, LISTING = _first("i1 * delta * w5, i2 * delta * w6, i1 * delta * w5, i2 * delta * w6")

# Wrong updates: name, sentence, and the ways to write it. What follows from them is a mistake of the last step, too.
UPDATES = [
    # when a quantity is read
    (
        "updated_upstream",
        "All gradients use the weights of the forward pass; keep the old w5, w6 until w1..w4 are done.",
        _update(upstream=MOVED_ALREADY),
        _in_turn("5", "1234", "6"),
        _in_turn("6", "1234", "5"),
    ),
    (
        "hidden_recomputed",
        "All gradients use the hidden values of the same forward pass.",
        _in_turn("1234", "56", again="h"),
        _update(last=f"({NEW_H1}) * delta, h2 * delta"),
        _update(last=f"h1 * delta, ({NEW_H2}) * delta"),
    ),
    (
        "forward_pass_repeated",
        "One forward pass per update.",
        _in_turn("56", "1234", again="h, delta"),
        _in_turn("1234", "56", again="h, delta"),
        _in_turn("12", "34", "56", again="h, delta"),
    ),
    (
        "one_by_one",
        "Each weight moved before the next gradient was computed; all six gradients belong to one forward pass.",
        *(_in_turn(*order, again="h, delta") for order in ("123456", "561234", "651234", "132456")),
        *(_in_turn(*order, again="delta") for order in ("123456", "561234")),
    ),
    ("two_steps", "One update too many.", _in_turn("123456", "123456", again="h, delta")),
    ("three_steps", "Two updates too many.", _in_turn("123456", "123456", "123456", again="h, delta")),
    # which output weight a weight of the first layer meets
    (
        "column_by_column",
        "Look at the shape of the first-layer gradient: every input must meet every output weight.",
        COLUMN_BY_COLUMN,
    ),
    (
        "listing",
        "Two things: when the output weights are read, and that every input must meet every output weight.",
        LISTING,
    ),
    (
        "row_broadcast",
        "The rows and columns of the first-layer gradient got mixed.",
        *_first("i1 * delta * w5, i1 * delta * w5, i2 * delta * w6, i2 * delta * w6"),
    ),
    (
        "inner",
        "The four first-layer gradients cannot all be equal; one product collapsed to a single number.",
        *_first(", ".join(["(i1 * w5 + i2 * w6) * delta"] * 4)),
        *_first(", ".join(["(i1 + i2) * (w5 + w6) * delta"] * 4)),
    ),
    (
        "upstream_swapped",
        "Follow each first-layer weight forward: which output weight does it meet?",
        *_first(SWAPPED),
    ),
    (
        "transposed",
        "Two first-layer weights have changed places in the gradients: where does each start, and where does it end?",
        *_first("i1 * delta * w5, i1 * delta * w6, i2 * delta * w5, i2 * delta * w6"),
    ),
    (
        "both_upstream",
        "Each weight of the first layer reaches the output along one path only.",
        *_first(", ".join(["i1 * delta * (w5 + w6), i2 * delta * (w5 + w6)"] * 2)),
        _update(", ".join(["i1 * delta * w5 * w6, i2 * delta * w5 * w6"] * 2)),
        _update("i1 * delta * w5, i2 * delta * w5, i1 * delta * w5 * w6, i2 * delta * w5 * w6"),
    ),
    # what a weight multiplies
    (
        "hidden_for_input",
        "A first-layer weight multiplies an input.",
        *_first("h1 * delta * w5, h2 * delta * w5, h1 * delta * w6, h2 * delta * w6"),
        *_first("h1 * delta * w5, h1 * delta * w5, h2 * delta * w6, h2 * delta * w6"),
    ),
    (
        "inputs_swapped",
        "Which input does each first-layer weight multiply?",
        *_first("i2 * delta * w5, i1 * delta * w5, i2 * delta * w6, i1 * delta * w6"),
    ),
    (
        "input_copied",
        "All four gradients of the first layer use one input: which input does each of these weights multiply?",
        *_first("i1 * delta * w5, i1 * delta * w5, i1 * delta * w6, i1 * delta * w6"),
        *_first("i2 * delta * w5, i2 * delta * w5, i2 * delta * w6, i2 * delta * w6"),
    ),
    (
        "sum_inputs",
        "Only the input that a weight multiplies counts in its gradient.",
        *_first("(i1 + i2) * delta * w5, (i1 + i2) * delta * w5, (i1 + i2) * delta * w6, (i1 + i2) * delta * w6"),
    ),
    (
        "hidden_swapped",
        "Which hidden value does each weight of the last layer multiply?",
        _update(last="h2 * delta, h1 * delta"),
    ),
    (
        "input_for_hidden",
        "A weight of the last layer multiplies a hidden value, not an input.",
        _update(last="i1 * delta, i2 * delta"),
    ),
    (
        "weight_not_hidden",
        "A gradient asks what its weight multiplies, not how large the weight is.",
        _update(last="w5 * delta, w6 * delta"),
        _update(last="w5 * delta, h2 * delta"),
        _update(last="h1 * delta, w6 * delta"),
    ),
    (
        "hidden_layer_rule",
        "In your update the weights of the last layer follow the rule for the first one.",
        _update(last="i1 * delta * w5, i2 * delta * w6"),
    ),
    (
        "output_layer_rule",
        "In your update the weights of the first layer follow the rule for the last one.",
        _update("h1 * delta, h1 * delta, h2 * delta, h2 * delta"),
        _update("h1 * delta, h2 * delta, h1 * delta, h2 * delta"),
    ),
    (
        "gradient_order",
        "Gradients and weights stand in different orders: which gradient moves which weight?",
        _update(f"{LAST}, i1 * delta * w5, i2 * delta * w5", "i1 * delta * w6, i2 * delta * w6"),
        _update("h2 * delta, h1 * delta, i2 * delta * w6, i1 * delta * w6", "i2 * delta * w5, i1 * delta * w5"),
        *(_step(f"{other} - learning_rate * g") for other in ("[w1, w3, w2, w4, w5, w6][n - 1]", f"{WEIGHTS}[-n]")),
    ),
    (
        "summed",
        "Each weight moves by its own gradient, not by one number for all.",
        *(
            _update(", ".join([gradient] * 4), ", ".join([gradient] * 2))
            for gradient in (f"sum([{FIRST}, {LAST}])", f"sum([{FIRST}, {LAST}]) / 6")
        ),
        _update(last="(h1 + h2) * delta, (h1 + h2) * delta"),
        _step("w - learning_rate * delta"),
    ),
    # the links of the chain
    (
        "no_upstream",
        "A link of the chain is missing for the first layer.",
        _update("i1 * delta, i2 * delta, i1 * delta, i2 * delta"),
        _update("i1 * delta, i2 * delta, i1 * delta * w6, i2 * delta * w6"),
        _update("i1 * delta * w5, i2 * delta * w5, i1 * delta, i2 * delta"),
    ),
    (
        "no_input",
        "A link of the chain is missing for the first layer: from the weight to its hidden neuron.",
        *_first("delta * w5, delta * w5, delta * w6, delta * w6"),
    ),
    (
        "no_hidden",
        "A link of the chain is missing for the last layer: what does each of its weights multiply?",
        _update(last="delta, delta"),
    ),
    (
        "no_delta",
        "A link of the chain is missing: how wrong was the prediction?",
        _delta("1"),
        _delta("-1"),
        _update(FIRST.replace(" * delta", "")),
        _update(last=LAST.replace(" * delta", "")),
    ),
    (
        "extra_hidden",
        "One factor too many in the first layer: the hidden values have been differentiated away.",
        *_first(_scaled("h")),
    ),
    (
        "sig_prime",
        "No sigmoid, hence no sigmoid derivative.",
        *_first(_scaled("h * (1 - h)")),
        _update(_scaled("h * (1 - h)"), delta=f"({DELTA}) * (h1 * w5 + h2 * w6) * (1 - h1 * w5 - h2 * w6)"),
    ),
    (
        "output_slope",
        "No sigmoid at the output, hence no sigmoid derivative in delta.",
        _delta("delta * out * (1 - out)"),
        _delta("-delta * out * (1 - out)"),
    ),
    (
        "upstream_copied",
        "All four gradients of the first layer use one output weight; through which one do w1 and w2 reach the output, "
        "and through which one w3 and w4?",
        *_first("i1 * delta * w5, i2 * delta * w5, i1 * delta * w5, i2 * delta * w5"),
        *_first("i1 * delta * w6, i2 * delta * w6, i1 * delta * w6, i2 * delta * w6"),
    ),
    (
        "hidden_for_upstream",
        "In the first layer, a hidden value stands where the link from the hidden neuron to the prediction belongs.",
        _update("i1 * delta * h1, i2 * delta * h1, i1 * delta * h2, i2 * delta * h2"),
    ),
    (
        "own_weights",
        "In the first layer each weight stands in its own gradient: which weight leads on from its hidden neuron?",
        _update("i1 * delta * w1, i2 * delta * w2, i1 * delta * w3, i2 * delta * w4"),
    ),
    (
        "slip_in_the_pass",
        "In the forward pass one quantity stands in another's place: check h1, h2 and the prediction in it.",
        *(_update(hidden=hidden) for hidden in _slips(HIDDEN, "i1 i2", "w1 w2 w3 w4")),
        *(_update(delta=delta) for delta in _slips(DELTA, "h1 h2", "w5 w6")),
    ),
    (
        "hidden_chained",
        "In the forward pass one hidden value is made of the other: where do the arrows that end at it start?",
        *(_update(hidden=hidden) for hidden in CHAINED),
    ),
    (
        "term_missing",
        "In the forward pass one contribution is missing: how many arrows end at each neuron?",
        *(_update(hidden=hidden) for hidden in _without_a_term(HIDDEN)),
        *(_update(delta=f"{output} - actual") for output in _without_a_term(OUTPUT)),
    ),
    (
        "sign_in_the_pass",
        "In the forward pass one contribution is taken away: what does a neuron do with what reaches it?",
        *(_update(hidden=hidden) for hidden in _with_a_minus(HIDDEN)),
        *(_update(delta=f"{output} - actual") for output in _with_a_minus(OUTPUT)),
    ),
    # one weight alone
    (
        "one_upstream",
        "Follow each first-layer weight forward: one of them meets the wrong output weight.",
        *_one("w5", "w6"),
        *_one("w6", "w5"),
    ),
    (
        "one_input",
        "Follow each first-layer weight back: one of them meets the wrong input.",
        *_one("i1", "i2"),
        *_one("i2", "i1"),
    ),
    (
        "one_hidden",
        "One weight of the last layer meets the wrong hidden value.",
        *_one("h1", "h2"),
        *_one("h2", "h1"),
    ),
    (
        "one_own_weight",
        "One first-layer weight stands in its own gradient: which weight leads on from its hidden neuron?",
        _one("w5", "w1")[0],
        _one("w5", "w2")[1],
        _one("w6", "w3")[0],
        _one("w6", "w4")[1],
    ),
    (
        "one_link_missing",
        "In the gradient of one weight, a link of the chain is missing.",
        *(
            update
            for factor in (" * delta", " * w5", " * w6", "i1 * ", "i2 * ", "h1 * ", "h2 * ")
            for update in _one(factor, "")
        ),
    ),
    (
        "one_uphill",
        "One weight walks uphill: look at the signs of all six.",
        *(_step(f"{STEP} if n != {number} else w + learning_rate * g") for number in range(1, 7)),
    ),
    (
        "some_uphill",
        "Some of the six weights walk uphill: look at the signs of all of them.",
        *(_step(f"{STEP} if n not in {some} else w + learning_rate * g") for some in _TWOS),
        *(_step(f"{STEP} if n == {number} else w + learning_rate * g") for number in range(1, 7)),
    ),
    (
        "one_no_rate",
        "The step of one weight is not scaled by the learning rate.",
        *(_step(f"{STEP} if n != {number} else w - g") for number in range(1, 7)),
    ),
    # delta
    ("abs_delta", "Keep the sign of delta.", _delta("abs(delta)"), _delta("-abs(delta)")),
    (
        "abs_gradient",
        "Keep the sign of each gradient.",
        _step("w - learning_rate * abs(g)"),
        _step("w + learning_rate * abs(g)"),
    ),
    (
        "sign_of_gradient",
        "The size of each gradient counts too, not only its sign.",
        _step("w - learning_rate * (1 if g > 0 else -1)"),
        _step("w + learning_rate * (1 if g > 0 else -1)"),
    ),
    (
        "delta_squared",
        "Differentiating a square leaves the first power.",
        _delta("delta ** 2"),
        _delta("delta ** 2 / 2"),
        _delta("-(delta ** 2) / 2"),
    ),
    ("target_forgotten", "Delta compares the prediction with the target; one of them is missing.", _delta("out")),
    (
        "prediction_forgotten",
        "Delta compares the prediction with the target; one of them is missing.",
        _delta("out - delta"),
    ),
    ("target_added", "Delta must vanish when the prediction equals the target.", _delta("2 * out - delta")),
    ("target1_hardcoded", "Use the target you were given, not the text's number.", _delta("out - 1")),
    (
        "one_sided",
        "The weights move on one side of the target only: a prediction can be too low as well as too high.",
        _delta("min(delta, 0.0)"),
        _delta("max(delta, 0.0)"),
    ),
    (
        "unbracketed",
        "Delta is turned round, and only a part of the prediction is taken away: look at your brackets.",
        _update(delta="actual - h1 * w5 + h2 * w6"),
    ),
    # the step
    (
        "ascent",
        "You walk uphill: the error grows. Look at the sign.",
        _step("w + learning_rate * g"),
    ),
    (
        "one_layer_uphill",  # the error may well fall
        "One of the two layers walks uphill: look at the signs of both updates.",
        *_layers("w + learning_rate * g"),
    ),
    ("no_rate", "The step is not scaled by the learning rate.", _step("w - g"), *_layers("w - g")),
    (
        "lr_squared",
        "The learning rate has been applied twice.",
        _step("w - learning_rate ** 2 * g"),
        *_layers("w - learning_rate ** 2 * g"),
    ),
    (
        "lr005_hardcoded",
        "Use the learning rate you were given.",
        *(_step(f"w - {rate} * g") for rate in (0.05, 0.5, 0.1, 0.01, 0.001)),
        *_layers("w - 0.05 * g"),
    ),
    (
        "div_lr",
        "The step gets smaller, not larger, with a smaller learning rate.",
        _step("w - g / learning_rate"),
        _step("w + g / learning_rate"),
    ),
    (
        "div_gradient",
        "The step gets smaller, not larger, with a smaller gradient.",
        _step("w - learning_rate / g"),
        _step("w + learning_rate / g"),
    ),
    (
        "lr_root",
        "The learning rate scales the step as it is.",
        _step("w - learning_rate ** 0.5 * g"),
        _step("w - learning_rate ** 3 * g"),
    ),
    (
        "rate_from_one",
        "The learning rate scales the step as it is: where would the 1 come from?",
        _step("w - (1 - learning_rate) * g"),
        _step("w + (1 - learning_rate) * g"),
    ),
    (
        "lr_no_grad",
        "The gradient is missing from the step.",
        _step("w - learning_rate"),
        *_layers("w - learning_rate"),
        *map(_step, ("w + learning_rate", "w - learning_rate * w", "w + learning_rate * w")),
    ),
    (
        "add_not_mul",
        "The learning rate scales the gradient; adding it does not scale.",
        _step("w - (learning_rate + g)"),
        _step("w - learning_rate + g"),
        _step("w + learning_rate + g"),
    ),
    (
        "weight_decay",
        "The old weight is not scaled; only the step is.",
        _step("(1 - learning_rate) * w - learning_rate * g"),
        _step("(1 - learning_rate) * w + learning_rate * g"),
        _step("(1 - learning_rate) * w - g"),
        _step("0.99 * w - learning_rate * g"),
        _step("0.9 * w - learning_rate * g"),
    ),
    (
        "product",
        "An update changes a weight by a step; it does not scale it.",
        _step("w * g"),
        _step("w * learning_rate * g"),
    ),
    (
        "gradient_squared",
        "The gradients are used as they are; nothing is squared in the step.",
        _step("w - learning_rate * g ** 2"),
        _step("w + learning_rate * g ** 2"),
    ),
    (
        "one_direction",
        "A weight moves whichever sign its gradient has, up or down.",
        _step("w - learning_rate * max(g, 0.0)"),
        _step("w - learning_rate * min(g, 0.0)"),
    ),
    ("uphill_no_rate", "You walk uphill, and the learning rate is missing.", _step("w + g")),
    (
        "uphill_lr_squared",
        "You walk uphill, and the learning rate is applied twice.",
        _step("w + learning_rate ** 2 * g"),
    ),
    (
        "uphill_lr_hardcoded",
        "You walk uphill, and the learning rate is not the one you were given.",
        *(_step(f"w + {rate} * g") for rate in (0.05, 0.1, 0.01)),
    ),
    (
        "uphill_half",
        "You walk uphill, and half as far as you should: look at sign and size.",
        _step("w + learning_rate * g / 2"),
    ),
    (
        "uphill_double",
        "You walk uphill, and twice as far as you should: look at sign and size.",
        _step("w + 2 * learning_rate * g"),
    ),
    (
        "relative",
        "The step does not depend on the size of the weight.",
        _step("w * (1 - learning_rate * g)"),
        FIRST_SCALED,
        _step("w * (1 + learning_rate * g)"),
        _step("w * (1 - g)"),
    ),
    (
        "both",
        "The steps of the last layer depend on the size of its weights: does a weight stand in its own gradient?",
        LAST_SCALED,
    ),
    (
        "brackets",
        "Look at your brackets: what does the learning rate scale?",
        _step("(w - learning_rate) * g"),
        _step("learning_rate * (w - g)"),
    ),
    (
        "lr_on_weight",
        "The learning rate scales the step, not the weight.",
        _step("learning_rate * w - g"),
        _step("learning_rate * w + g"),
    ),
    ("half", "A stray factor of one half.", _step(f"{STEP} / 2"), *_layers(f"{STEP} / 2")),
    ("double", "The 2 is cancelled by the 1/2 in the error.", _step(f"{STEP} * 2")),
    (
        "one_layer_double",
        "The steps of one layer are twice what they should be: is it moved twice, or where would a 2 come from?",
        *_layers(f"{STEP} * 2"),
    ),
    # the weights that move
    ("first_layer_unmoved", "The first layer did not move.", _step(f"{STEP} if n > 4 else w")),
    ("output_layer_unmoved", "The output layer did not move.", _step(f"{STEP} if n < 5 else w")),
    ("no_change", "Nothing moved: these are the old weights.", WEIGHTS),
    (
        "one_forgotten",
        "All weights move in an update; one of yours did not.",
        *(_step(f"{STEP} if n != {number} else w") for number in range(1, 7)),
    ),
    (
        "one_moved",
        "All weights move in an update; only one of yours did.",
        *(_step(f"{STEP} if n == {number} else w") for number in range(1, 7)),
    ),
    (
        "half_moved",
        "All weights move in an update; some of yours did not.",
        *(_step(f"{STEP} if n in {some} else w") for some in ((1, 2, 5), (3, 4, 6))),
        *(_step(f"{STEP} if n not in {some} else w") for some in _TWOS),
    ),
    # the forward pass
    (
        "forward_transposed",
        "In the forward pass, two weights of the first layer have changed places.",
        _update(hidden="i1 * w1 + i2 * w3, i1 * w2 + i2 * w4"),
    ),
    (
        "transposed_throughout",
        "Two first-layer weights have changed places throughout: look up where each starts, and where it ends.",
        _update(
            "i1 * delta * w5, i1 * delta * w6, i2 * delta * w5, i2 * delta * w6",
            hidden="i1 * w1 + i2 * w3, i1 * w2 + i2 * w4",
        ),
    ),
    (
        "pairing_throughout",
        "The output weights w5 and w6 have changed places throughout: look up where each starts.",
        _update(SWAPPED, "h2 * delta, h1 * delta", delta="h1 * w6 + h2 * w5 - actual"),
        _update(SWAPPED, delta="h1 * w6 + h2 * w5 - actual"),
    ),
    (
        "products_in_the_pass",
        "In the forward pass, each quantity has to be scaled by its own weight before anything is added.",
        _update(hidden="(i1 + i2) * (w1 + w2), (i1 + i2) * (w3 + w4)"),
        _update(hidden="i1 + w1 + i2 + w2, i1 + w3 + i2 + w4"),
        _update(hidden="(i1 + w1) * (i2 + w2), (i1 + w3) * (i2 + w4)"),
        _update(delta="(h1 + h2) * (w5 + w6) - actual"),
        _update(delta="h1 + h2 - actual"),
    ),
    (
        "text_numbers",
        "Use the numbers you were given: do the text's own inputs, weights or values stand in your function?",
        _with("i1, i2", "2.0, 3.0"),
        _with("i1, i2, actual", "2.0, 3.0, 1.0"),
        _with("w5, w6", "0.16, 0.2"),
        _with("w1, w2, w3, w4, w5, w6", "0.15, 0.2, 0.1, 0.05, 0.16, 0.2"),
        _delta("-0.786"),
        _update(last="0.9 * delta, 0.35 * delta"),
        _update(hidden="0.9, 0.35"),
        _update(hidden="0.9, 0.35", delta="-0.786"),
        _delta("0.214 - out + delta"),
        _update("2 * delta * w5, 3 * delta * w5, 2 * delta * w6, 3 * delta * w6"),
        _update("i1 * delta * 0.16, i2 * delta * 0.16, i1 * delta * 0.2, i2 * delta * 0.2"),
    ),
    (
        "forward_inputs_swapped",
        "In the forward pass, the inputs have changed places.",
        _update(hidden="i2 * w1 + i1 * w2, i2 * w3 + i1 * w4"),
    ),
    (
        "forward_pairing",
        "In the forward pass, each hidden value has its own arrow to the output.",
        _update(delta="h1 * w6 + h2 * w5 - actual"),
    ),
    (
        "bias1",
        "This network has no bias term.",
        _update(hidden=BIASED),
        _delta("delta + 1"),
        _update(hidden=BIASED.replace("+ 1", "+ 0.35")),
        _update(hidden=BIASED.replace("+ 1", "+ 0.35"), delta=f"{DELTA} + 0.6"),
    ),
    (
        "activation",
        "The text uses no activation function; a hidden value is the plain weighted sum.",
        *_activated("sigmoid", "h * (1 - h)"),
        *_activated("np.tanh", "(1 - h ** 2)"),
        *_activated("(lambda x: max(x, 0.0))", "(h > 0)"),
    ),
    (
        "output_activation",
        "The text uses no activation function; the prediction is the plain weighted sum.",
        _delta("sigmoid(out) - out + delta"),
        _delta("(sigmoid(out) - out + delta) * sigmoid(out) * (1 - sigmoid(out))"),
        _delta("np.tanh(out) - out + delta"),
        _delta("(np.tanh(out) - out + delta) * (1 - np.tanh(out) ** 2)"),
        _delta("max(out, 0.0) - out + delta"),
    ),
    (
        "activation_in_both_layers",
        "The text uses no activation function, neither in the hidden neurons nor at the output.",
        *_bent("sigmoid", "h * (1 - h)"),
        *_bent("np.tanh", "(1 - h ** 2)"),
    ),
    # digits
    (
        "rounded3",
        KEEP_DIGITS,
        *(_step(f"round({STEP}, {digits})") for digits in (3, 1, 2, 4, 5, 6)),
    ),
    (
        "truncated3",
        "Keep all digits; the text cuts them for printing only.",
        *(_step(f"math.{cut}(({STEP}) * 1e{n}) / 1e{n}") for n in (3, 1, 2, 4, 5) for cut in ("trunc", "floor")),
    ),
    (
        "rounded_on_the_way",
        "Keep all digits on the way as well, not only at the end.",
        *(_delta(f"round(delta, {digits})") for digits in (1, 2, 3, 4)),
        *(_delta(f"round(out, {digits}) - out + delta") for digits in (1, 2, 3, 4)),
        *(_update(hidden=f"round(i1 * w1 + i2 * w2, {n}), round(i1 * w3 + i2 * w4, {n})") for n in (1, 2, 3)),
        *(_step(f"w - learning_rate * round(g, {digits})") for digits in (2, 3, 4)),
        *(_step(f"w - round(learning_rate * g, {digits})") for digits in (2, 3, 4)),
    ),
]

# Six numbers that are not the new weights, or stand in another order.
SIX = [
    (
        "reversed",
        "The subtraction is the wrong way round.",
        _step("learning_rate * g - w"),
        _step("g - w"),
    ),
    (
        "roles_exchanged",
        "Weight and gradient have changed places: which of the two moves, and along which?",
        _step("g - learning_rate * w"),
    ),
    ("sign_lost", "The weights themselves keep their signs.", _step("-w - learning_rate * g")),
    (
        "gradients_beside_weights",
        "Some of the six are new weights; others are still something else.",
        *(_step(f"{STEP} if n {side} else g") for side in ("< 5", "> 4")),
        *(_step(f"{STEP} if n {side} else learning_rate * g") for side in ("< 5", "> 4")),
    ),
    ("step_only", "These are the changes of the weights, not the new weights.", _step("-learning_rate * g")),
    ("step_only_pos", "These are the sizes of the steps, not the new weights.", _step("learning_rate * g")),
    ("gradient_only", "These are the gradients; where are the weights that they change?", _step("g"), _step("-g")),
    (
        "other_order",
        "Six right weights, but not in the order w1, w2, w3, w4, w5, w6.",
        *map(
            _in_order,
            ("132456", "561234", "561324", "342156", "341256", "214356", "123465", "125346", "654321", "651234"),
        ),
    ),
]

# Other names that the list of known mistakes has for these in `updated_weights`; programs that read results use it.
KNOWN_AS = {
    "updated_upstream": "bug1",
    "column_by_column": "bug2",
    "row_broadcast": "rowbcast",
    "upstream_swapped": "up56swap",
    "hidden_for_input": "hforx",
    "no_upstream": "noupstream",
    "no_delta": "nodelta",
    "abs_delta": "abs",
    "no_rate": "nolr",
    "lr_squared": "lr2",
    "relative": "w_times",
    "first_layer_unmoved": "onlyout",
    "output_layer_unmoved": "onlyhid",
}

# Wrong updates that have another name or sentence where the prediction is asked for.
BY_PREDICTION = {
    "column_by_column": ("bug2", "Every input must meet every output weight."),
    "listing": (
        "listing",
        "Two things: when the output weights are read, and that every input meets every output weight.",
    ),
    "ascent": ("ascent", "The prediction moved away from the target."),
    "truncated3": ("truncated3", "Carry all digits into the second pass; the document cut the weights."),
    "rounded3": ("rounded3", "Carry all digits into the second pass."),
    "first_layer_unmoved": (
        "old_hidden_or_only_out_layer",
        "The hidden values are those of the first pass: have w1..w4 moved, and were h1, h2 computed again?",
    ),
    "half_moved": (
        "half_moved",
        "Part of the second pass is still that of the first: have all weights moved, and were h1, h2 computed again?",
    ),
    "one_forgotten": (
        "one_forgotten",
        "One old weight is left in the second pass: have all six moved, and are all the new ones used?",
    ),
    "one_moved": (
        "one_moved",
        "The second pass has only one new weight in it: have all six moved, and are all the new ones used?",
    ),
    "output_layer_unmoved": ("old_output_weights", "The new output weights have not been used."),
    "no_change": ("old_all", "Nothing moved: the new weights have not been used."),
}

SECOND_PASS = [
    (
        "slip_in_the_second_pass",
        "In the second pass one quantity stands in another's place: check each term with the drawing.",
        *(then(_update(), answer) for answer in _slips(SUM, "i1 i2", "n1 n2 n3 n4", "n5 n6")),
    ),
    (
        "slip_in_both_passes",
        "In both passes one quantity stands in another's place: check each term with the drawing.",
        *(then(_update(hidden=hidden), _second(hidden)) for hidden in _slips(HIDDEN, "i1 i2", "w1 w2 w3 w4")),
        *(
            then(_update(delta=f"{output} - actual"), _second(HIDDEN, output))
            for output in _slips(OUTPUT, "h1 h2", "w5 w6")
        ),
    ),
    (
        "term_missing_in_both_passes",
        "In both passes one contribution is missing: how many arrows end at each neuron?",
        *(then(_update(hidden=hidden), _second(hidden)) for hidden in _without_a_term(HIDDEN)),
        *(then(_update(delta=f"{out} - actual"), _second(HIDDEN, out)) for out in _without_a_term(OUTPUT)),
    ),
    (
        "sign_in_the_second_pass",
        "In the second pass one contribution is taken away: what does a neuron do with what reaches it?",
        *(then(_update(), answer) for answer in _with_a_minus(SUM)),
    ),
    (
        "sign_in_both_passes",
        "In both passes one contribution is taken away: what does a neuron do with what reaches it?",
        *(then(_update(hidden=hidden), _second(hidden)) for hidden in _with_a_minus(HIDDEN)),
        *(then(_update(delta=f"{out} - actual"), _second(HIDDEN, out)) for out in _with_a_minus(OUTPUT)),
    ),
    (
        "bias_in_both_passes",
        "This network has no bias term, in neither pass.",
        then(_update(hidden=BIASED), _second(BIASED)),
        then(_delta("delta + 1"), f"{SUM} + 1"),
    ),
    (
        "paths_mixed",
        "In the second pass, a new weight stands on an arrow that is not its own.",
        then(_update(), "(i1 * n1 + i2 * n2) * n6 + (i1 * n3 + i2 * n4) * n5"),
        then(_update(), "(i1 * n1 + i2 * n3) * n5 + (i1 * n2 + i2 * n4) * n6"),
        then(_update(), "(i2 * n1 + i1 * n2) * n5 + (i2 * n3 + i1 * n4) * n6"),
    ),
    (
        "one_path",
        "Two hidden neurons feed the output, in the second pass too.",
        then(_update(), "(i1 * n1 + i2 * n2) * n5"),
        then(_update(), "(i1 * n3 + i2 * n4) * n6"),
    ),
    (
        "second_activation",
        "The text uses no activation function, not in the second pass either.",
        then(_update(), "sigmoid(i1 * n1 + i2 * n2) * n5 + sigmoid(i1 * n3 + i2 * n4) * n6"),
        then(_update(), f"sigmoid({SUM})"),
        then(_delta("sigmoid(out) - out + delta"), f"sigmoid({SUM})"),
        then(_delta("(sigmoid(out) - out + delta) * sigmoid(out) * (1 - sigmoid(out))"), f"sigmoid({SUM})"),
        *_second_activated("sigmoid", "h * (1 - h)"),
        *_second_activated("np.tanh", "(1 - h ** 2)"),
        *_second_bent("sigmoid", "h * (1 - h)"),
        *_second_bent("np.tanh", "(1 - h ** 2)"),
        next(_second_activated("(lambda x: max(x, 0.0))", "(h > 0)")),
    ),
    (
        "chained_in_both_passes",
        "In both passes one hidden value is made of the other: where do the arrows that end at it start?",
        *(then(_update(hidden=hidden), _second(hidden)) for hidden in CHAINED),
    ),
    (
        "second_pass_chained",
        "In the second pass one hidden value is made of the other: where do the arrows that end at it start?",
        *(then(_update(), _second(hidden)) for hidden in CHAINED),
    ),
    (
        "hidden_for_inputs",
        "In the second pass the old hidden values take the inputs' places: what travels along w1 to w4?",
        then(_update(), f"(lambda i1, i2: {SUM})({HIDDEN})"),
    ),
    (
        "texts_new_weights",
        "The weights of your second pass are those that the text prints: compute them from what you are given.",
        then("[0.162, 0.218, 0.115, 0.073, 0.195, 0.213]"),
    ),
    (
        "hidden_instead",
        "That is a hidden value after the update; the prediction is asked for.",
        then(_update(), "i1 * n1 + i2 * n2"),
        then(_update(), "i1 * n3 + i2 * n4"),
    ),
    (
        "prediction_moved",
        "It is the weights that move; the new prediction follows from them by a second pass.",
        f"{OLD} - learning_rate * ({OLD} - actual)",
        f"{OLD} + learning_rate * ({OLD} - actual)",
        f"{OLD} - learning_rate * ({OLD} - actual) * {OLD}",
    ),
    (
        "no_output_weights",
        "In your second pass the hidden values reach the output without being scaled.",
        then(_update(), "i1 * n1 + i2 * n2 + i1 * n3 + i2 * n4"),
    ),
    ("mean", "The neuron sums; nothing is averaged here.", f"{RIGHT} / 2"),
    (
        "hidden_rounded",
        "Carry all digits through the second pass, those of the hidden values as well.",
        *(
            then(_update(), f"round(i1 * n1 + i2 * n2, {digits}) * n5 + round(i1 * n3 + i2 * n4, {digits}) * n6")
            for digits in (3, 2, 4)
        ),
    ),
    (
        "delta_instead",
        "That is how far the new prediction is off; the prediction itself is asked for.",
        f"{RIGHT} - actual",
        f"actual - {RIGHT}",
        f"abs({RIGHT} - actual)",
    ),
    (
        "error_instead",
        "That is the error after the update; the prediction is asked for.",
        f"({RIGHT} - actual) ** 2 / 2",
        f"({RIGHT} - actual) ** 2",
    ),
    (
        "change_instead",
        "That is how much the prediction has changed; the new prediction is asked for.",
        f"{RIGHT} - {OLD}",
        f"{OLD} - {RIGHT}",
    ),
    (
        "rounded",
        "Return the full value.",
        *(f"round({RIGHT}, {digits})" for digits in (3, 0, 1, 2, 4, 5, 6)),
    ),
    (
        "truncated",
        "Return the full value.",
        *(f"math.trunc({RIGHT} * 1e{digits}) / 1e{digits}" for digits in (3, 1, 2, 4, 5)),
    ),
]
