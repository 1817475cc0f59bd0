"""The kinds of slip, in the order in which they are tried, and the sentence of each in any course."""

from __future__ import annotations

from collections.abc import Collection

SENTENCES = {
    "reversed": "A difference is taken the wrong way round: what is measured against what?",
    "sign": "A sign is not right: which way should each quantity point?",
    "double": "Your answer, or something on the way to it, is twice what it should be: where would a 2 come from?",
    "half": "Your answer, or something on the way to it, is halved: where would a half come from?",
    "not_renewed": "Something keeps its old value that should have been renewed: is every quantity brought up to date?",
    "dropped_term": "Something that should be added in is left out: what else contributes here?",
    "dropped_factor": "A factor is missing: what else does the answer depend on?",
    "swapped": "Your formula has the right shape, but two quantities have changed places: which belongs to which?",
    "wrong_name": "Your formula has the right shape, but a quantity stands where another belongs: what is each one?",
    "other_step": "This is the right answer to a different step: read again what this one asks for.",
    "sums_first": "Sums are taken before the products: which quantity has to meet which before anything is added?",
    "brackets": "The right pieces, in the wrong order: what has to happen before what? Look at the brackets.",
    "abs": "A sign gets lost on the way: should an absolute value be taken here?",
    "sign_only": "Only the sign of a quantity is left: its size counts too.",
    "square": "Something is squared that should not be, or multiplied by itself by accident.",
    "power": "Look at the powers: what exactly is raised, and how high?",
    "operation": "The right quantities, combined by the wrong operation: are they scaled, or added?",
    "normalised": "Something is normalised that is used as it is given: is a mean taken away from it, or is it divided "
    "by its sum, its length, or the largest part of it?",
    "divided": "Somewhere you divide where the text does not: what happens to the answer when that quantity grows?",
    "extra_factor": "There is one factor too many: has one of your quantities been used already?",
    "order": "The entries have changed places: what does each axis stand for?",
    "transposed": "Rows and columns have changed places: what does each axis stand for?",
    "shape": "The pieces may be right, but not their arrangement: which shapes go in, and which should come out?",
    "summed": "Too much or too little is summed up: along which axis should things be added together?",
    "sequence": "The right numbers, in another order than the one asked for: which comes first?",
    "incomplete": "Some of the numbers are missing: how many are asked for, and which?",
    "off_by_one": "Every number is off by one: where does the counting start, and where does it stop?",
    "count": "The number of repetitions is off: how often should this happen, and when does it start and stop?",
    "comparison": "A comparison is not the one asked for: what exactly is compared with what, and in which direction?",
    "order_of_lines": "The right lines in the wrong order: a value is used before it is renewed, or after it changed.",
    "stale": "Something is computed once, outside the loop, that every round should compute anew.",
    "constant": "A fixed number stands where a quantity belongs: what would happen with other inputs?",
    "complement": "A quantity is taken away from a fixed number: where would that number come from?",
    "extra_term": "There is one term too many: does everything you add really arrive here?",
    "root": "A root is taken that the text does not take.",
    "inverted": "A division is upside down, or stands where a product belongs.",
    "wrong_number": "A number in your formula is off: where does it come from?",
    "activation": "A function bends the value on its way: does the text have one in this place?",
    "activation_slope": "The slope of an activation function is in your formula: does the text have one in this place?",
    "cut_off": "A value is cut off at a limit, as min, max or clip do it: does the text limit any quantity?",
    "rounded": "Keep every digit in the computation; round only for showing.",
    "few_bits": "A number is kept in few bits on the way, as float32 and float16 do: Python's own numbers have 64.",
    "repeated": "Something is done twice that should be done once.",
    "unfilled": "Some of the numbers are still zero, the others are right: is every place of your answer filled?",
    "multiple": "Each of your answers is the right one times the same number: where would such a factor come from?",
    "offset": "Each of your answers is off by the same number: what is added, or left out, whatever is given?",
    "one_slip": "One slip separates your formula from the right one: check it piece by piece, by hand.",
    "several": "More than one thing is off. Take the formula apart, and check one piece after the other by hand.",
}

OF_COUNTS = {
    "sign": "A sign on the way is not right: which way should each quantity point?",
    "double": "Something on the way is twice what it should be: where would a 2 come from?",
    "half": "Something on the way is halved: where would a half come from?",
    "dropped_factor": "Something is missing: what else does the answer depend on?",
}
"""Sentences where the answers are counts: they are about what led to a count, not about its size."""

OF_NUMBERS = {
    "order": "Two quantities have changed places: which belongs to which?",
    "transposed": "Two quantities have changed places: which belongs to which?",
    "shape": "The pieces may be right, but not how they are put together: which belongs to which?",
    "summed": "Too much or too little is added up: what belongs in each sum?",
}
"""Sentences where a step takes plain numbers: its students may not know axes and shapes yet."""

BESIDE = {
    "swapped": "Two quantities have changed places: which belongs to which?",
    "wrong_name": "A quantity stands where another belongs: what is each one?",
    "operation": "Two quantities are combined by the wrong operation: are they scaled, or added?",
}
"""Sentences beside another kind: they say nothing about the whole formula, which would be false."""

RANK = {kind: rank for rank, kind in enumerate(SENTENCES)}

NATURAL = frozenset(
    {
        *("sign", "reversed", "dropped_term", "dropped_factor", "swapped", "wrong_name", "double", "half", "operation"),
        *("abs", "power", "square", "constant"),
    }
)
"""The kinds that people combine: only these are paired."""

AXES = frozenset({"order", "transposed"})
"""The kinds that are paired with the natural ones in a formula of arrays."""

ARRANGEMENT = frozenset({"swapped", "shape", "transposed"})
"""The kinds that are paired with a wrong order of lines in a program: the text's own listing has such a pair."""

FAR_FETCHED = frozenset(
    {
        "activation",
        "activation_slope",
        "complement",
        "constant",
        "cut_off",
        "extra_term",
        "few_bits",
        "inverted",
        "repeated",
        "root",
        "rounded",
        "wrong_number",
    }
)
"""The kinds that are told only if no other kind explains the same answers; never where the answers are choices."""

ALIASES = (
    {"reversed", "sign", "abs", "swapped", "power"},
    {
        "not_renewed",
        "dropped_term",
        "dropped_factor",
        "normalised",
        "divided",
        "summed",
        "wrong_name",
        "other_step",
        "stale",
        "order_of_lines",
    },
    {"swapped", "wrong_name", "other_step", "order", "transposed", "shape", "brackets", "operation", "extra_factor"},
    {"double", "half", "brackets", "power", "square", "summed", "extra_factor", "sums_first", "normalised", "divided"},
    {"dropped_term", "order", "transposed", "shape", "summed", "abs", "sums_first"},
    {"dropped_factor", "sign_only", "divided", "abs", "sign"},
    {"not_renewed", "count", "comparison", "order_of_lines", "stale", "repeated", "off_by_one", "incomplete"},
    {
        "order",
        "transposed",
        "swapped",
        "wrong_name",
        "other_step",
        "sequence",
        "reversed",
        "shape",
        "incomplete",
        "summed",
    },
    {
        "activation",
        "activation_slope",
        "rounded",
        "wrong_number",
        "constant",
        "extra_term",
        "complement",
        "cut_off",
        "few_bits",
        "inverted",
        "root",
    },
)
"""Kinds that describe the same slip in other words: if only these explain an answer, the first in SENTENCES is told."""


def agreed(kinds: Collection[str]) -> str:
    """The kind to tell where several explain the same answer: the likeliest of aliases, else `one_slip`."""
    believed = set(kinds) - FAR_FETCHED or set(kinds)
    if len(believed) == 1 or any(believed <= aliases for aliases in ALIASES):
        return min(believed, key=RANK.__getitem__)
    return "one_slip"
