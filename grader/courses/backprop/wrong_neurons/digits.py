"""Wrong values of a neuron: the text's numbers instead of the given ones, and lost digits."""

from __future__ import annotations

from grader.courses.backprop import words as say

SUM = "(h1 * w5 + h2 * w6)"
TEXT_WEIGHTS = "Use the weights you were given, not the text's numbers."
ROUNDED = tuple(f"round({{sum}}, {digits})" for digits in (2, 3, 4, 5, 6, 0))
CUT = tuple(f"math.trunc({{sum}} * 1e{digits}) / 1e{digits}" for digits in range(1, 6))

HIDDEN_DIGITS = [
    (
        "text_inputs",
        "2 * {a} + 3 * {b}",
        "Use the inputs you were given, not the text's numbers.",
        "2 * {a} + i2 * {b}",
        "i1 * {a} + 3 * {b}",
    ),
    ("rounded2", "round({sum}, 1)", say.ROUNDED, *ROUNDED),
    ("truncated", "math.trunc({sum})", say.ROUNDED, "math.floor({sum})", *CUT),
]

OUTPUT_DIGITS = [
    (
        "text_hidden",
        "0.9 * w5 + 0.35 * w6",
        "Use the hidden values you were given, not the text's numbers.",
        "0.9 * w5 + h2 * w6",
        "h1 * w5 + 0.35 * w6",
    ),
    ("text_weights", "h1 * 0.16 + h2 * 0.2", TEXT_WEIGHTS, "h1 * 0.16 + h2 * w6", "h1 * w5 + h2 * 0.2"),
    ("rounded", f"round({SUM}, 2)", say.FULL_VALUE, *(f"round({SUM}, {n})" for n in (0, 1, 3, 4, 5, 6))),
    (
        "truncated",
        f"math.trunc{SUM}",
        say.ROUNDED,
        f"math.floor{SUM}",
        *(f"math.trunc({SUM} * 1e{digits}) / 1e{digits}" for digits in range(1, 6)),
    ),
]
