"""Wrong gradients of the student's own, against which the claimed ones are compared."""

from __future__ import annotations

from itertools import combinations

from grader.courses.backprop.rows import Changes, Row, in_ways
from grader.courses.backprop.wrong_checks.making import DIFFERENCE, OFF, TRUE, those

WRONG_OWN: list[Row[Changes]] = [
    (
        "own_w2_w3",
        those(f"n in (2, 3) or {OFF}"),
        "Your own gradients of w2 and w3 are not right: which input and which output weight does each meet?",
    ),
    (
        "own_last_layer",
        those(f"n > 4 or {OFF}"),
        "Your own gradients of w5 and w6 are not right: what does each of these weights multiply?",
    ),
    (
        "own_first_layer",
        those(f"n < 5 or {OFF}"),
        "Your own gradients of w1 to w4 are not right: which links does the chain from each of them to the error have?",
    ),
    in_ways(
        "own_one",
        "One weight is called wrong in every case: is your own gradient of that weight right?",
        *(those(f"n == {number} or {OFF}") for number in range(1, 7)),
    ),
    in_ways(
        "own_two",
        "Two weights are called wrong in every case: are your own gradients of those weights right?",
        *(those(f"n in {two} or {OFF}") for two in combinations(range(1, 7), 2) if two not in ((2, 3), (5, 6))),
    ),
    (
        "reversed_delta",
        {TRUE: TRUE + "\ngradients = [-g for g in gradients]"},
        "Only claims of the wrong sign pass: check delta in your own gradients; or do you compare sizes to the last "
        "digit?",
    ),
    (
        "reversed_and_last_layer",
        those("n > 4 or abs(c + g) > 1e-3 * abs(g)"),
        "Your own gradients of w1 to w4 point the wrong way, and those of w5 and w6 are wrong as well: check delta "
        "first.",
    ),
    (
        "own_order",
        {TRUE: TRUE + "\ngradients = gradients[4:] + gradients[:4]"},
        "Your own gradients stand in another order than the claimed ones: that of w1 comes first.",
    ),
    (
        "no_half_cancelled",
        {TRUE: TRUE + "\ngradients = [2 * g for g in gradients]"},
        "Your own gradients are twice what they should be: where would a 2 come from, or has a half been lost?",
    ),
    (
        "own_halved",
        {TRUE: TRUE + "\ngradients = [g / 2 for g in gradients]"},
        "Your own gradients are half of what they should be: where would a half come from?",
    ),
    in_ways(
        "own_rounded",
        "With numbers of many digits right claims look wrong to your own gradients: is anything rounded on the way?",
        *({DIFFERENCE: f"delta = round(h1 * w5 + h2 * w6, {digits}) - actual"} for digits in (3, 2)),
        {DIFFERENCE: "delta = round(h1 * w5 + h2 * w6, 3) - actual", **those("abs(c - g) > 1e-4 * abs(g)")},
        {DIFFERENCE: "delta = round(h1 * w5 + h2 * w6 - actual, 3)", **those("abs(c - g) > 1e-4 * abs(g)")},
    ),
    (
        "text_numbers",
        {DIFFERENCE: "delta = h1 * w5 + h2 * w6 - 1"},
        "For other numbers, each claim is called wrong: does one of the text's numbers, such as its target, stand in "
        "your own gradients?",
    ),
]
