"""Checking gradients without calculus, and mending an update that is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, permutations

import numpy as np

from grader import Array, Exercise, Situation
from grader.courses.backprop.matrix_slips import tell_parts, tell_steps
from grader.courses.backprop.tables import (
    tell_activation,
    tell_activations,
    tell_factors,
    tell_layout,
    tell_learning_rate,
    tell_one_layer_double,
    tell_uphill,
)

exercise = Exercise(__name__, title="Gradient check")

STEPS = {"the text": 1e-3, "A": 1e-2, "B": 2e-3, "C": 5e-3, "D": 1e-2, "E": 3e-3}
SPOILED: dict[str, dict[int, float]] = {
    "the text": {2: 1.4, 3: 0.75},
    "A": {},
    "B": {5: 0.0},
    "C": {1: -1.0, 4: 1.0213, 6: 0.97},
    "G": {1: 1.0231, 2: 0.93, 3: 2.0, 4: 3.0, 5: 0.45, 6: 1.08},
    "E": {1: 1.0105, 6: 0.978},
    "D": {1: 0.4, 5: 1.0221},
    "F": {2: 1.0214, 4: -1.0},
    "I": {1: 1.0216, 2: 1.0105},
    "drawn 1": {4: 3.0, 5: 1.031},
    "drawn 2": {2: 0.978, 6: -1.0},
}
"""The factor on each claimed gradient that is wrong; the others are off by a few rounding errors at most."""
ROUNDING = {"I": 1e-11}
"""By what fraction those others are off: not so much everywhere that the finest limits call all of them wrong."""
EXCHANGED = {"I": (3, 5)}
"""Two weights, each with the right gradient of the other one."""


def _step(situation: Situation) -> float:
    return STEPS.get(situation.name, 4e-3)


def _gradients(situation: Situation) -> list[float]:
    i1, i2, h1, h2, w5, w6, delta = (situation[name] for name in ("i1", "i2", "h1", "h2", "w5", "w6", "delta"))
    return [i1 * delta * w5, i2 * delta * w5, i1 * delta * w6, i2 * delta * w6, h1 * delta, h2 * delta]


def _claimed(situation: Situation) -> list[float]:
    factors = SPOILED.get(situation.name, {})
    rounded = 1.0 + ROUNDING.get(situation.name, 1e-10)
    claimed = [g * factors.get(n, rounded) for n, g in enumerate(_gradients(situation), 1)]
    one, other = EXCHANGED.get(situation.name, (1, 1))
    claimed[one - 1], claimed[other - 1] = claimed[other - 1], claimed[one - 1]
    return claimed


@exercise.step(step=_step)
def numerical_gradients(
    i1: float,
    i2: float,
    actual: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    step: float,
) -> list[float]:
    """All six gradients by central differences, without any calculus."""
    weights = [w1, w2, w3, w4, w5, w6]
    gradients = []
    for index in range(6):
        more, less = list(weights), list(weights)
        more[index] = more[index] + step
        less[index] = less[index] - step
        above = _error(i1, i2, actual, more)
        below = _error(i1, i2, actual, less)
        gradients.append((above - below) / (2 * step))
    return gradients


def _error(i1: float, i2: float, actual: float, weights: list[float]) -> float:
    return _difference(i1, i2, actual, weights) ** 2 / 2


def _difference(i1: float, i2: float, actual: float, weights: list[float]) -> float:
    w1, w2, w3, w4, w5, w6 = weights
    return (i1 * w1 + i2 * w2) * w5 + (i1 * w3 + i2 * w4) * w6 - actual


@numerical_gradients.form
def gradients_of_an_error_written_out(
    i1: float,
    i2: float,
    actual: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    step: float,
) -> list[float]:
    """The forward pass in the loop itself, so that slips in it are told, too."""
    gradients = []
    for index in range(6):
        rise = 0.0
        for way in (1, -1):
            weights = [w1, w2, w3, w4, w5, w6]
            weights[index] = weights[index] + way * step
            v1, v2, v3, v4, v5, v6 = weights
            h1 = i1 * v1 + i2 * v2
            h2 = i1 * v3 + i2 * v4
            delta = h1 * v5 + h2 * v6 - actual
            rise = rise + way * delta**2 / 2
        gradients.append(rise / (2 * step))
    return gradients


MORE, LESS = "more[index] = more[index] + step", "less[index] = less[index] - step"
COPIES = "more, less = list(weights), list(weights)"
ABOVE, BELOW = "above = _error(i1, i2, actual, more)", "below = _error(i1, i2, actual, less)"
QUOTIENT, SIX = "gradients.append((above - below) / (2 * step))", "return gradients"
WHOLE_STEP = "gradients.append((above - below) / step)"


def _of(measure: str) -> dict[str, str]:
    """The differences of something other than the error; d is the difference between prediction and target."""
    return {
        ABOVE: f"d = _difference(i1, i2, actual, more)\nabove = {measure}",
        BELOW: f"d = _difference(i1, i2, actual, less)\nbelow = {measure}",
    }


def _moved(places: Sequence[int]) -> dict[str, str]:
    """The error of weights that stand in other places."""
    return {
        ABOVE: f"above = _error(i1, i2, actual, [more[k] for k in {places}])",
        BELOW: f"below = _error(i1, i2, actual, [less[k] for k in {places}])",
    }


def _without(index: int) -> dict[str, str]:
    """The error without what one weight carries."""
    return {
        ABOVE: f"above = _error(i1, i2, actual, [w * (k != {index}) for k, w in enumerate(more)])",
        BELOW: f"below = _error(i1, i2, actual, [w * (k != {index}) for k, w in enumerate(less)])",
    }


for name, changes, sentence in (
    (
        "one_sided",
        {LESS: "", QUOTIENT: WHOLE_STEP},
        "You look to one side only; a central difference compares a little more with a little less.",
    ),
    (
        "one_sided_below",
        {MORE: "", QUOTIENT: WHOLE_STEP},
        "You look to one side only; a central difference compares a little more with a little less.",
    ),
    (
        "half",
        {QUOTIENT: "gradients.append((above - below) / (4 * step))"},
        "A factor of 2 is missing: how far apart are the two weights you look at, and what is the error's formula?",
    ),
    (
        "forgot_two",
        {QUOTIENT: WHOLE_STEP},
        "A factor of 2 too many: how far apart are the two weights you look at, and what is the error's formula?",
    ),
    (
        "forgot_two_twice",
        {QUOTIENT: "gradients.append(2 * (above - below) / step)"},
        "A factor of 4 too many: how far apart are the two weights you look at, and what is the error's formula?",
    ),
    (
        "added",
        {QUOTIENT: "gradients.append((above + below) / (2 * step))"},
        "A slope comes from the difference of two errors, not from their sum.",
    ),
    (
        "replaced",
        {MORE: "more[index] = step", LESS: "less[index] = -step"},
        "The step is added to the weight; it does not take the weight's place.",
    ),
    (
        "forward_transposed",
        _moved((0, 2, 1, 3, 4, 5)),
        "Where you compute the error, two weights of the first layer have changed places.",
    ),
    (
        "forward_pairing",
        _moved((0, 1, 2, 3, 5, 4)),
        "Where you compute the error, the output weights have changed places.",
    ),
    (
        "shared",
        {COPIES: "more = list(weights)\nless = more"},
        "All six come out as zero: are your two sets of weights one list, do both steps go one way, or is none made?",
    ),
    (
        "no_division",
        {QUOTIENT: "gradients.append(above - below)"},
        "That is how much the error changes; a slope is a change per distance.",
    ),
    (
        "only_half",
        {QUOTIENT: "gradients.append((above - below) / 2)"},
        "A division by 2 leaves the step out: how far apart are the two weights that you look at?",
    ),
    (
        "times_step",
        {QUOTIENT: "gradients.append((above - below) / 2 * step)"},
        "Look at what the division covers: the brackets decide what is below the line.",
    ),
    (
        "reversed",
        {SIX: "return [-g for g in gradients]"},
        "The direction is not right: less is taken from more.",
    ),
    (
        "all_at_once",
        {MORE: "more = [w + step for w in more]", LESS: "less = [w - step for w in less]"},
        "All weights move at once; each gradient asks about one weight alone.",
    ),
    (
        "relative_step",
        {MORE: "more[index] = more[index] * (1 + step)", LESS: "less[index] = less[index] * (1 - step)"},
        "The step is added to the weight, whatever the weight's size.",
    ),
    ("prediction", _of("d"), "That is how the prediction changes; the question is how the error does."),
    (
        "other_order",
        {SIX: "return [gradients[n] for n in (0, 2, 1, 3, 4, 5)]"},
        "The six come in the order of their weights, w1 first: two of them changed places.",
    ),
    (
        "output_first",
        {SIX: "return gradients[4:] + gradients[:4]"},
        "The six come in the order of their weights, w1 first.",
    ),
    ("backwards", {SIX: "return gradients[::-1]"}, "The six come in the order of their weights, w1 first."),
    ("four_only", {SIX: "return gradients[:4]"}, "The weights of the output layer have gradients too."),
    ("abs_gradient", {SIX: "return [abs(g) for g in gradients]"}, "A gradient keeps its sign: it tells the direction."),
    ("rounded", {SIX: "return [round(g, 6) for g in gradients]"}, "Keep every digit; rounding is for printing only."),
):
    numerical_gradients.mistake(name, changes, sentence)

first, *others = (
    {SIX: f"return [*gradients[:{to}], gradients[{place}], *gradients[{to + 1}:]]"}
    for place, to in permutations(range(6), 2)
    if abs(place - to) == 1
)
numerical_gradients.mistake(
    "copied", first, "Two of the six are one and the same number: which weight is turned in each line?", *others
)
numerical_gradients.mistake(
    "zeros",
    {SIX: "return [0.0] * 4 + gradients[4:]"},
    "Some of the six come out as zero: does your error use all the weights that it is given, moved as they are?",
    {SIX: "return gradients[:4] + [0.0] * 2"},
    {SIX: "return [0.0] * 2 + gradients[2:]"},
    {SIX: "return gradients[:2] + [0.0] * 2 + gradients[4:]"},
)
first, *others = ({SIX: f"gradients[{index}] = 0.0\nreturn gradients"} for index in range(6))
numerical_gradients.mistake(
    "one_zero",
    first,
    "One of the six comes out as zero: is its weight moved to both sides, and does your error use it as it was moved?",
    *others,
)
first, *others = map(_moved, ((1, 0, 3, 2, 4, 5), (1, 0, 2, 3, 4, 5), (0, 1, 3, 2, 4, 5)))
numerical_gradients.mistake(
    "forward_inputs_swapped",
    first,
    "Where you compute the error, the inputs of a hidden neuron have changed places.",
    *others,
)
first, *others = map(
    _moved,
    (
        (0, 0, 2, 3, 4, 5),
        (1, 1, 2, 3, 4, 5),
        (0, 1, 2, 2, 4, 5),
        (0, 1, 3, 3, 4, 5),
        (0, 1, 2, 3, 4, 4),
        (0, 1, 2, 3, 5, 5),
        (0, 2, 2, 3, 4, 5),
        (0, 1, 1, 3, 4, 5),
        (0, 3, 2, 3, 4, 5),
        (0, 1, 0, 3, 4, 5),
        (0, 1, 2, 1, 4, 5),
        (2, 1, 2, 3, 4, 5),
        (3, 1, 2, 3, 4, 5),
        (0, 1, 2, 0, 4, 5),
    ),
)
numerical_gradients.mistake(
    "slip_in_the_pass",
    first,
    "Where you compute the error, one weight stands in another's place: check h1, h2 and the prediction in it.",
    *others,
)
first, *others = map(_without, range(6))
numerical_gradients.mistake(
    "term_missing",
    first,
    "Where you compute the error, one contribution is missing: how many arrows end at each neuron?",
    *others,
)
numerical_gradients.mistake(
    "floor_division",
    {QUOTIENT: "gradients.append((above - below) // (2 * step))"},
    "Your division drops the fraction: a slope is not a whole number.",
)
numerical_gradients.mistake(
    "divided_twice",
    {QUOTIENT: "gradients.append((above - below) / step**2)"},
    "The change is divided by the step twice: a slope is a change per distance.",
    {QUOTIENT: "gradients.append((above - below) / (2 * step**2))"},
    {QUOTIENT: "gradients.append((above - below) / (2 * step) ** 2)"},
)
MIDDLE = "_error(i1, i2, actual, weights)"
numerical_gradients.mistake(
    "second_derivative",
    {QUOTIENT: f"gradients.append((above - 2 * {MIDDLE} + below) / step**2)"},
    "That tells how the slope changes; the slope itself compares two errors, not three.",
    {QUOTIENT: f"gradients.append((above - 2 * {MIDDLE} + below) / (2 * step))"},
)
numerical_gradients.mistake(
    "target1_hardcoded",
    _of("(d + actual - 1) ** 2 / 2"),
    "Your own error compares with the text's target, 1: which one are you given?",
)
numerical_gradients.mistake(
    "absolute",
    _of("abs(d)"),
    "You differentiate the absolute difference; the error is a different function of it.",
    _of("abs(d) / 2"),
)
numerical_gradients.mistake(
    "own_error",
    _of("d / 2"),
    "Your own error is not that of exercise 2: what is done with the difference?",
    _of("(d + actual) ** 2 / 2"),
    _of("d**3 / 2"),
    _of("d**3 / 3"),
    _of("(d + 2 * actual) ** 2 / 2"),
)
numerical_gradients.mistake(
    "one_sided_half",
    {LESS: ""},
    "One of the two errors is taken at the weight itself: move the weight by the same step to both sides.",
    {MORE: ""},
)
numerical_gradients.mistake(
    "not_restored",
    {COPIES: "more, less = weights, list(weights)"},
    "A weight keeps its step when the next one is tried: put it back, or work on a copy.",
    {COPIES: "more = list(weights)\nless = weights"},
    {QUOTIENT: f"{QUOTIENT}\nweights[index] = weights[index] - 2 * step"},
)
first, *others = ({SIX: f"gradients[{index}] = 2 * gradients[{index}]\nreturn gradients"} for index in range(6))
numerical_gradients.mistake(
    "one_double",
    first,
    "One of the six is twice what it should be: compare its line with those of the others.",
    *others,
)
first, *others = (
    {line: f"turned = index - (index == {index})\n{line.replace('[index]', '[turned]')}"}
    for index in range(1, 6)
    for line in (LESS, MORE)
)
numerical_gradients.mistake(
    "turned_apart",
    first,
    "In one of the six, one weight is turned up and another one down: which weight is this slope about?",
    *others,
)

numerical_gradients.hint(
    "A slope needs no calculus: move one weight a little to either side, and look at what the error does.",
    "A small function that computes the error from all six weights makes the rest short.",
    "Move one weight at a time, from fresh copies, and divide by the distance between the two weights you tried.",
)


@exercise.step(claimed=_claimed, further=("E", "F", "G", "I"))
def wrong_weights(
    i1: float,
    i2: float,
    actual: float,
    w1: float,
    w2: float,
    w3: float,
    w4: float,
    w5: float,
    w6: float,
    claimed: list[float],
) -> list[int]:
    """The numbers of the weights whose claimed gradient is wrong."""
    h1 = i1 * w1 + i2 * w2
    h2 = i1 * w3 + i2 * w4
    delta = h1 * w5 + h2 * w6 - actual
    gradients = [i1 * delta * w5, i2 * delta * w5, i1 * delta * w6, i2 * delta * w6, h1 * delta, h2 * delta]
    return [n for n in range(1, 7) if abs(claimed[n - 1] - gradients[n - 1]) > 1e-3 * abs(gradients[n - 1])]


DIFFERENCE = "delta = h1 * w5 + h2 * w6 - actual"
TRUE = "gradients = [i1 * delta * w5, i2 * delta * w5, i1 * delta * w6, i2 * delta * w6, h1 * delta, h2 * delta]"
FAULTY = "return [n for n in range(1, 7) if abs(claimed[n - 1] - gradients[n - 1]) > 1e-3 * abs(gradients[n - 1])]"


def _those(condition: str, entry: str = "n") -> dict[str, str]:
    """The numbers for which another condition holds, with c the claimed gradient and g the true one."""
    return {FAULTY: f"return [{entry} for n, c, g in zip(range(1, 7), claimed, gradients) if {condition}]"}


OFF = "abs(c - g) > 1e-3 * abs(g)"

for name, changes, sentence in (
    ("right_ones", _those("abs(c - g) <= 1e-3 * abs(g)"), "Those are the weights whose claimed gradient is right."),
    ("zero_based", _those(OFF, "n - 1"), "The weights are numbered from 1, as their names are."),
    (
        "flags",
        _those("True", f"int({OFF})"),
        "The numbers of the wrong ones are asked for, not a mark for each of the six.",
    ),
    (
        "stops_at_first",
        {FAULTY: FAULTY.replace("return ", "return (") + ")[:1]"},
        "Your function stops at the first wrong one; there can be more.",
    ),
    ("backwards", {FAULTY: FAULTY + "[::-1]"}, "The numbers are asked for in ascending order."),
    (
        "how_many",
        {FAULTY: "found = " + FAULTY.removeprefix("return ") + "\nreturn [len(found)]"},
        "That is how many are wrong; which ones are they?",
    ),
    (
        "no_abs_limit",
        _those("abs(c - g) > 1e-3 * g"),
        "Where the gradient is negative, so is your limit: then everything seems to be off.",
    ),
    ("signs_only", _those("c * g < 0"), "You compare signs only; sizes can be wrong as well."),
    ("first_layer_only", _those(f"n < 5 and {OFF}"), "All six are to be checked; the output weights are missing."),
    ("output_layer_only", _those(f"n > 4 and {OFF}"), "All six are to be checked; the first layer is missing."),
    (
        "gradients_returned",
        _those("abs(c - g) > 1e-3 * abs(g)", "c"),
        "Those are the claimed gradients themselves; the numbers of their weights, 1 to 6, are asked for.",
    ),
    ("none", {FAULTY: "return []"}, "Your function never finds a wrong one: what does it compare with what?"),
    (
        "own_w2_w3",
        _those(f"n in (2, 3) or {OFF}"),
        "Your own gradients of w2 and w3 are not right: which input and which output weight does each meet?",
    ),
    (
        "own_last_layer",
        _those(f"n > 4 or {OFF}"),
        "Your own gradients of w5 and w6 are not right: what does each of these weights multiply?",
    ),
    (
        "own_first_layer",
        _those(f"n < 5 or {OFF}"),
        "Your own gradients of w1 to w4 are not right: which links does the chain from each of them to the error have?",
    ),
    (
        "reversed_delta",
        {TRUE: TRUE + "\ngradients = [-g for g in gradients]"},
        "Only claims of the wrong sign pass: check delta in your own gradients; or do you compare sizes to the last"
        " digit?",
    ),
    (
        "no_half_cancelled",
        {TRUE: TRUE + "\ngradients = [2 * g for g in gradients]"},
        "Your own gradients are twice what they should be: where would a 2 come from, or has a half been lost?",
    ),
):
    wrong_weights.mistake(name, changes, sentence)

for name, limits in (("coarse", (0.1, 0.5, 1.0)), ("five_percent", (0.05, 0.025, 0.02))):
    first, *others = (_those(f"abs(c - g) > {limit} * abs(g)") for limit in limits)
    wrong_weights.mistake(name, first, "Your limit lets wrong ones pass: one per cent off is already wrong.", *others)
wrong_weights.mistake(
    "stops_at_first_right",
    {
        FAULTY: "found = "
        + FAULTY.removeprefix("return ")
        + "\nreturn [n for place, n in enumerate(found, 1) if n == place]"
    },
    "Your function stops at the first right one; wrong ones may come after it.",
)
wrong_weights.mistake(
    "reversed_and_last_layer",
    _those("n > 4 or abs(c + g) > 1e-3 * abs(g)"),
    "Your own gradients of w1 to w4 point the wrong way, and those of w5 and w6 are wrong as well: check delta first.",
)
wrong_weights.mistake(
    "list_made_anew",
    {FAULTY: f"found = {FAULTY.removeprefix('return ')}\nreturn [n for n in found if n == 6]"},
    "Only the last ones are ever in your list: is it made anew in every round?",
    {
        FAULTY: f"found = {FAULTY.removeprefix('return ')}\n"
        "return [n for n in found if all(k in found for k in range(n, 7))]"
    },
)
wrong_weights.mistake(
    "something_if_none",
    {FAULTY: f"{FAULTY} or [0]"},
    "If no claim is wrong there is nothing to name, and the list stays empty.",
    {FAULTY: f"{FAULTY} or [-1]"},
)
wrong_weights.mistake(
    "all_or_none",
    {FAULTY: f"found = {FAULTY.removeprefix('return ')}\nreturn [1, 2, 3, 4, 5, 6] if found else []"},
    "All six are compared at once: one wrong claim does not make the others wrong.",
)
wrong_weights.mistake(
    "only_worst",
    {FAULTY: "off = [abs(c - g) for c, g in zip(claimed, gradients)]\nreturn [off.index(max(off)) + 1]"},
    "Only the one that is furthest off is named; there can be more, or none.",
    {
        FAULTY: "off = [abs(c - g) / abs(g) for c, g in zip(claimed, gradients)]\n"
        "return [off.index(max(off)) + 1] if max(off) > 1e-3 else []"
    },
    {
        FAULTY: "off = [abs(c - g) for c, g in zip(claimed, gradients)]\n"
        "return [off.index(max(off)) + 1] if max(off) > 1e-8 else []"
    },
)
wrong_weights.mistake(
    "own_gradients_returned",
    _those(OFF, "g"),
    "Those are gradients of your own; the numbers of their weights, 1 to 6, are asked for.",
)
wrong_weights.mistake(
    "places_kept",
    _those("True", f"n if {OFF} else 0"),
    "Only the numbers of the wrong ones belong in the list: a right one leaves no 0 behind.",
)
wrong_weights.mistake(
    "twice",
    {FAULTY: FAULTY.replace("[n for n in range(1, 7)", "[n for n in range(1, 7) for _ in range(2)")},
    "Each number is asked for once.",
)
wrong_weights.mistake(
    "text_numbers",
    {DIFFERENCE: "delta = h1 * w5 + h2 * w6 - 1"},
    "For other numbers, each claim is called wrong: does one of the text's numbers, such as its target, stand in your "
    "own gradients?",
)

for name, distance, sentence in (
    ("signed", "c - g", "A claimed gradient can be too small as well as too large: what about its distance?"),
    ("signed_other", "g - c", "A claimed gradient can be too large as well as too small: what about its distance?"),
    ("sizes_only", "abs(abs(c) - abs(g))", "You compare sizes only; a sign can be wrong as well."),
):
    first, *others = (_those(f"{distance} > {limit}") for limit in ("1e-3 * abs(g)", "1e-3"))
    if name != "sizes_only":
        others.append(_those(f"({distance}) / g > 1e-3"))
        others.append(_those(f"abs(c / g) {'> 1.001' if name == 'signed' else '< 0.999'}"))
    wrong_weights.mistake(name, first, sentence, *others)

wrong_weights.mistake(
    "too_fine",
    _those("abs(c - g) > 1e-12"),
    "Your limit is too fine, or your own gradients are not exact: right ones may be off by a rounding error.",
    _those("abs(c - g) > 1e-10"),
    *(_those(f"round(c, {digits}) != round(g, {digits})") for digits in (9, 10)),
)
wrong_weights.mistake(
    "exact",
    _those("c != g"),
    "Every claimed gradient is called wrong: two computations of one number differ in their last digits, so a limit is"
    " needed; or your own gradients are all wrong.",
    also="Or is each claim compared with something other than its own weight's gradient?",
)
first, *others = (_those(f"n == {number} or {OFF}") for number in range(1, 7))
wrong_weights.mistake(
    "own_one",
    first,
    "One weight is called wrong in every case: is your own gradient of that weight right?",
    *others,
)
first, *others = (_those(f"n in {two} or {OFF}") for two in combinations(range(1, 7), 2) if two not in ((2, 3), (5, 6)))
wrong_weights.mistake(
    "own_two",
    first,
    "Two weights are called wrong in every case: are your own gradients of those weights right?",
    *others,
)
first, *others = (_those(f"n != {number} and {OFF}") for number in range(6, 0, -1))
wrong_weights.mistake(
    "one_left_out",
    first,
    "One of the six is never called wrong, whatever is claimed of it: does your loop reach all of them?",
    *others,
)
wrong_weights.mistake(
    "first_look",
    _those(f"n == 1 and {OFF}"),
    "Your function answers after its first look: is the `return` inside the loop?",
)
wrong_weights.mistake(
    "signed_limit",
    _those("abs(c - g) / g > 1e-3"),
    "A distance divided by a negative gradient is negative, and below every limit: compare sizes with sizes.",
)
wrong_weights.mistake(
    "absolute",
    _those("abs(c - g) > 1e-2"),
    "A fixed limit is too coarse for a small gradient: measure the distance as a fraction of the gradient.",
    *(_those(f"abs(c - g) > {limit}") for limit in (0.5, 0.1, 0.05, 1e-3, 1e-4, 1e-5)),
    *(_those(f"round(c, {digits}) != round(g, {digits})") for digits in range(3)),
)

wrong_weights.mistake(
    "any_of_six",
    _those("all(abs(c - right) > 1e-3 * abs(right) for right in gradients)"),
    "A gradient that is right for another weight is wrong here: compare each claim with its own weight's gradient.",
)

wrong_weights.hint(
    "First compute six gradients that you trust; then compare, one by one.",
    "Two ways to compute a number seldom agree in every digit: how far apart may they be, for a number of that size?",
    "Collect the numbers of those that are off, counting from 1; the list may stay empty.",
)


@exercise.step(prints=([[0.162, 0.115], [0.218, 0.073]], [[0.195], [0.213]]))
def repaired_update(
    inputs: Array, actual: float, weights_1: Array, weights_2: Array, learning_rate: float
) -> tuple[Array, Array]:
    """Both weight matrices after one update, as the mended listing computes them."""
    hidden = inputs @ weights_1
    delta = hidden @ weights_2[:, 0] - actual
    step_1 = learning_rate * delta * np.outer(inputs, weights_2)
    step_2 = learning_rate * delta * hidden[:, None]
    new_1 = weights_1 - step_1
    new_2 = weights_2 - step_2
    return new_1, new_2


STEP_1, STEP_2 = (
    "step_1 = learning_rate * delta * np.outer(inputs, weights_2)",
    "step_2 = learning_rate * delta * hidden[:, None]",
)
NEW_1, NEW_2, BOTH = "new_1 = weights_1 - step_1", "new_2 = weights_2 - step_2", "return new_1, new_2"
EARLY = "new_2 = weights_2 - learning_rate * delta * hidden[:, None]\n"
FIRST = "step_1 = learning_rate * delta * "

for name, changes, sentence in (
    (
        "listing",
        {STEP_1: f"{EARLY}{FIRST}inputs[:, None] * new_2"},
        "The listing still has both its faults: check its gradients, one by one, against your numerical ones.",
    ),
    (
        "updated_upstream",
        {STEP_1: "", NEW_1: "", NEW_2: "\n".join([NEW_2, "weights_2 = new_2", STEP_1, NEW_1])},
        "One fault is mended, one is left: are the output weights in the first layer's step those of the forward pass?",
    ),
    (
        "column_by_column",
        {STEP_1: f"{FIRST}inputs[:, None] * weights_2"},
        "One fault is mended, one is left: every input must meet every output weight.",
    ),
    (
        "row_broadcast",
        {STEP_1: f"{FIRST}inputs * weights_2[:, 0]"},
        "A row times a row stays a row: every input must meet every output weight.",
    ),
    (
        "row_broadcast_early",
        {STEP_1: f"{EARLY}{FIRST}inputs * new_2[:, 0]"},
        "A row times a row stays a row, and the output weights are read too late.",
    ),
    (
        "inner",
        {STEP_1: f"{FIRST}(inputs @ weights_2)"},
        "The first layer's four steps cannot all be equal; one product collapsed to a single number.",
    ),
    (
        "transposed",
        {STEP_1: f"{FIRST}np.outer(weights_2, inputs)"},
        "Rows belong to the inputs, columns to the hidden neurons: these changed places.",
    ),
    (
        "transposed_early",
        {STEP_1: f"{EARLY}{FIRST}np.outer(new_2, inputs)"},
        "Rows belong to the inputs, columns to the neurons; and which output weights does the step use?",
    ),
    (
        "upstream_swapped",
        {STEP_1: f"{FIRST}np.outer(inputs, weights_2[::-1])"},
        "Follow each first-layer weight forward: which output weight does it meet?",
    ),
    (
        "no_upstream",
        {STEP_1: f"{FIRST}np.outer(inputs, np.ones(2))"},
        "A link of the chain is missing for the first layer.",
    ),
    (
        "hidden_recomputed",
        {STEP_2: "", NEW_1: "\n".join([NEW_1, "hidden = inputs @ new_1", STEP_2])},
        "The second layer's step uses hidden values of the new weights; one forward pass serves both layers.",
    ),
    (
        "ascent",
        {NEW_1: "new_1 = weights_1 + step_1", NEW_2: "new_2 = weights_2 + step_2"},
        "Both layers walk uphill: look at the signs of both updates.",
    ),
    (
        "no_rate",
        {NEW_1: f"{NEW_1} / learning_rate", NEW_2: f"{NEW_2} / learning_rate"},
        "The learning rate is missing.",
    ),
    ("first_layer_unmoved", {NEW_1: "new_1 = weights_1"}, "The first layer did not move."),
    ("output_layer_unmoved", {NEW_2: "new_2 = weights_2"}, "The output layer did not move."),
    (
        "shape_1d",
        {STEP_2: STEP_2.removesuffix("[:, None]")},
        "A column minus a row makes a table: give the second step the shape of weights_2.",
    ),
    ("other_order", {BOTH: "return new_2, new_1"}, "The first layer's weights come first, the second's after them."),
    ("step_only_pos", {BOTH: "return step_1, step_2"}, "Those are the steps; the new weights are asked for."),
    ("step_only", {BOTH: "return -step_1, -step_2"}, "Those are the changes; the new weights are asked for."),
    (
        "came_back_transposed",
        {BOTH: "return new_1.T, new_2"},
        "The new weights_1 came back with a row for each neuron: its rows belong to the inputs.",
    ),
):
    repaired_update.mistake(name, changes, sentence)

AGAIN = f"{EARLY}delta = hidden @ new_2[:, 0] - actual\n"
repaired_update.mistake(
    "forward_pass_repeated",
    {STEP_1: f"{AGAIN}{FIRST}np.outer(inputs, new_2)", STEP_2: "", NEW_2: ""},
    "One forward pass per update: delta was computed anew from weights that had moved.",
    {STEP_1: f"{AGAIN}{STEP_1}", STEP_2: "", NEW_2: ""},
)
repaired_update.mistake(
    "gradient_only",
    {NEW_1: "new_1 = step_1 / learning_rate", NEW_2: "new_2 = step_2 / learning_rate"},
    "Those are the gradients; the new weights are asked for.",
    {NEW_1: "new_1 = -step_1 / learning_rate", NEW_2: "new_2 = -step_2 / learning_rate"},
)
tell_factors(repaired_update, STEP_1, STEP_2, "delta = hidden @ weights_2[:, 0] - actual")
tell_uphill(repaired_update, NEW_1, NEW_2)
tell_one_layer_double(repaired_update, NEW_1, NEW_2)
tell_learning_rate(repaired_update, STEP_1, STEP_2)
tell_activation(repaired_update, "hidden = inputs @ weights_1", STEP_1)
tell_activations(repaired_update, "hidden = inputs @ weights_1", "delta = hidden @ weights_2[:, 0] - actual", STEP_1)
tell_layout(repaired_update, "hidden = inputs @ weights_1", STEP_1)
tell_parts(repaired_update, "hidden = inputs @ weights_1", "delta = hidden @ weights_2[:, 0] - actual", STEP_1, STEP_2)
tell_steps(
    repaired_update,
    *((NEW_1, "step_1", "step_1 / learning_rate"), (NEW_2, "step_2", "step_2 / learning_rate")),
)

repaired_update.hint(
    "Start from listing_update as it is, and compare its weights with those of your own update: which ones differ?",
    "There are two faults. One is about when something is read, the other about which number meets which.",
    "Read the listing from the forward pass on, and note for each name whether it holds the old or the new weights.",
)
