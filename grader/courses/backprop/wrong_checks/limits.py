"""Wrong gradients missed or reported too often: how far apart two numbers may be."""

from __future__ import annotations

from grader.courses.backprop.rows import Changes, Row, in_ways
from grader.courses.backprop.wrong_checks.making import those

TOO_WIDE = "Your limit lets wrong ones pass: one per cent off is already wrong."

ALSO = {
    "exact": "Or is each claim compared with something other than its own weight's gradient?",
    "text_numbers": "Or do digits get lost on the way?",
}
"""Second sentences, where other slips give the same answers."""

WRONG_LIMITS: list[Row[Changes]] = [
    (
        "signed",
        those("c - g > 1e-3 * abs(g)"),
        "A claimed gradient can be too small as well as too large: what about its distance?",
        those("c - g > 1e-3"),
        those("(c - g) / g > 1e-3"),
        those("abs(c / g) > 1.001"),
        those("c > g"),
    ),
    (
        "signed_other",
        those("g - c > 1e-3 * abs(g)"),
        "A claimed gradient can be too large as well as too small: what about its distance?",
        those("g - c > 1e-3"),
        those("(g - c) / g > 1e-3"),
        those("abs(c / g) < 0.999"),
        those("c < g"),
    ),
    (
        "sizes_only",
        those("abs(abs(c) - abs(g)) > 1e-3 * abs(g)"),
        "You compare sizes only; a sign can be wrong as well.",
        those("abs(abs(c) - abs(g)) > 1e-3"),
    ),
    ("signs_only", those("c * g < 0"), "You compare signs only; sizes can be wrong as well."),
    in_ways("coarse", TOO_WIDE, *(those(f"abs(c - g) > {limit} * abs(g)") for limit in (0.1, 0.5, 1.0))),
    in_ways("five_percent", TOO_WIDE, *(those(f"abs(c - g) > {limit} * abs(g)") for limit in (0.05, 0.025, 0.02))),
    in_ways(
        "too_fine",
        "Your limit is too fine, or your own gradients are not exact: right ones may be off by a rounding error.",
        those("abs(c - g) > 1e-12"),
        those("abs(c - g) > 1e-10"),
        those("abs(c - g) > 1e-12 * abs(g)"),
        *(those(f"round(c, {digits}) != round(g, {digits})") for digits in (9, 10)),
    ),
    (
        "exact",
        those("c != g"),
        "Every claimed gradient is called wrong: two computations of one number differ in their last digits, so a "
        "limit is needed; or your own gradients are all wrong.",
    ),
    (
        "no_abs_limit",
        those("abs(c - g) > 1e-3 * g"),
        "Where the gradient is negative, so is your limit: then everything seems to be off.",
    ),
    (
        "signed_limit",
        those("abs(c - g) / g > 1e-3"),
        "A distance divided by a negative gradient is negative, and below every limit: compare sizes with sizes.",
        those("abs(c - g) / max(c, g) > 1e-3"),
    ),
    in_ways(
        "absolute",
        "A fixed limit is too coarse for a small gradient: measure the distance as a fraction of the gradient.",
        those("abs(c - g) > 1e-2"),
        *(those(f"abs(c - g) > {limit}") for limit in (1, 0.5, 0.1, 0.05, 1e-3, 1e-4, 1e-5)),
        those("(c - g) ** 2 > 1e-3"),
        *(those(f"round(c, {digits}) != round(g, {digits})") for digits in range(3)),
    ),
    (
        "any_of_six",
        those("all(abs(c - right) > 1e-3 * abs(right) for right in gradients)"),
        "A gradient that is right for another weight is wrong here: compare each claim with its own weight's gradient.",
    ),
]
