"""Wrong gradients reported wrongly: the wrong numbers, or something other than numbers."""

from __future__ import annotations

from grader.courses.backprop.rows import Changes, Row, in_ways
from grader.courses.backprop.wrong_checks.making import FAULTY, FOUND, OFF, those

WRONG_NUMBERS: list[Row[Changes]] = [
    ("right_ones", those("abs(c - g) <= 1e-3 * abs(g)"), "Those are the weights whose claimed gradient is right."),
    (
        "zero_based",
        those(OFF, "n - 1"),
        "The weights are numbered from 1, as their names are.",
        those(f"n > 1 and {OFF}", "n - 1"),
    ),
    (
        "flags",
        those("True", f"int({OFF})"),
        "The numbers of the wrong ones are asked for, not a mark for each of the six.",
    ),
    (
        "stops_at_first",
        {FAULTY: FAULTY.replace("return ", "return (") + ")[:1]"},
        "Your function stops at the first wrong one; there can be more.",
    ),
    (
        "stops_at_first_right",
        {FAULTY: f"{FOUND}return [n for place, n in enumerate(found, 1) if n == place]"},
        "Your function stops at the first right one; wrong ones may come after it.",
    ),
    (
        "first_look",
        those(f"n == 1 and {OFF}"),
        "Your function answers after its first look: is the `return` inside the loop?",
    ),
    ("backwards", {FAULTY: FAULTY + "[::-1]"}, "The numbers are asked for in ascending order."),
    ("how_many", {FAULTY: f"{FOUND}return [len(found)]"}, "That is how many are wrong; which ones are they?"),
    (
        "twice",
        {FAULTY: FAULTY.replace("[n for n in range(1, 7)", "[n for n in range(1, 7) for _ in range(2)")},
        "Each number is asked for once.",
    ),
    (
        "places_kept",
        those("True", f"n if {OFF} else 0"),
        "Only the numbers of the wrong ones belong in the list: a right one leaves no 0 behind.",
        {FAULTY: f"{FOUND}return found + [0] * (6 - len(found))"},
    ),
    ("none", {FAULTY: "return []"}, "Your function never finds a wrong one: what does it compare with what?"),
    (
        "all_or_none",
        {FAULTY: f"{FOUND}return [1, 2, 3, 4, 5, 6] if found else []"},
        "All six are compared at once: one wrong claim does not make the others wrong.",
    ),
    (
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
    ),
    (
        "list_made_anew",
        {FAULTY: f"{FOUND}return [n for n in found if n == 6]"},
        "Only the last ones are ever in your list: is it made anew in every round?",
        {FAULTY: f"{FOUND}return [n for n in found if all(k in found for k in range(n, 7))]"},
    ),
    (
        "something_if_none",
        {FAULTY: f"{FAULTY} or [0]"},
        "If no claim is wrong there is nothing to name, and the list stays empty.",
        {FAULTY: f"{FAULTY} or [-1]"},
    ),
    ("first_layer_only", those(f"n < 5 and {OFF}"), "All six are to be checked; the output weights are missing."),
    ("output_layer_only", those(f"n > 4 and {OFF}"), "All six are to be checked; the first layer is missing."),
    in_ways(
        "one_left_out",
        "One of the six is never called wrong, whatever is claimed of it: does your loop reach all of them?",
        *(those(f"n != {number} and {OFF}") for number in range(6, 0, -1)),
    ),
    (
        "gradients_returned",
        those("abs(c - g) > 1e-3 * abs(g)", "c"),
        "Those are the claimed gradients themselves; the numbers of their weights, 1 to 6, are asked for.",
    ),
    (
        "weights_returned",
        those(OFF, "[w1, w2, w3, w4, w5, w6][n - 1]"),
        "Those are the weights themselves; their numbers, 1 to 6, are asked for.",
    ),
    (
        "distances_returned",
        those(OFF, "c - g"),
        "That is how far off the wrong ones are; the numbers of their weights, 1 to 6, are asked for.",
        those(OFF, "g - c"),
        those(OFF, "abs(c - g)"),
    ),
    (
        "own_gradients_returned",
        those(OFF, "g"),
        "Those are gradients of your own; the numbers of their weights, 1 to 6, are asked for.",
    ),
]
