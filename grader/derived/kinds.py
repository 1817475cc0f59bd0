"""The kinds of slip, in the order in which they are tried, and the sentence each earns."""

from __future__ import annotations

SENTENCES = {
    "sign": "The size is right, but a sign is not: which way should this quantity point?",
    "reversed": "A difference is taken the wrong way round: what is measured against what?",
    "dropped_term": "Something that should be added in is left out: what else contributes here?",
    "dropped_factor": "A factor is left out: what else on the table does the answer depend on?",
    "swapped": "The shape of your formula is right, but two quantities have changed places: follow the arrows of the drawing.",
    "wrong_name": "The shape of your formula is right, but one quantity stands where another belongs: follow the arrows.",
    "other_step": "This is the right answer to a different step: read again what this one asks for.",
    "double": "Your answer, or a part of it, is twice too large: where would a 2 come from?",
    "half": "Your answer, or a part of it, is halved: where would a one half come from?",
    "sums_first": "Sums are taken before the products: which quantity has to meet which before anything is added?",
    "brackets": "The right pieces, in the wrong order: what has to happen before what? Look at the brackets.",
    "abs": "A sign gets lost on the way: should an absolute value be taken here?",
    "square": "Something is squared that should not be, or multiplied by itself by accident.",
    "power": "Look at the powers: what exactly is raised, and how high?",
    "root": "A root is taken that the text does not take.",
    "activation": "An activation function bends the value; this network has none.",
    "activation_slope": "The slope of an activation function is in your formula; this network has no activation.",
    "divided": "Somewhere you divide where the text does not: what happens to the answer when that quantity grows?",
    "inverted": "A division is upside down, or stands where a product belongs.",
    "extra_factor": "There is one factor too many: has one of your quantities been used already?",
    "extra_term": "There is one term too many: does everything you add really arrive here?",
    "operation": "The right quantities, combined by the wrong operation: are they scaled, or added?",
    "constant": "A fixed number stands where a quantity belongs: what would happen with other inputs?",
    "wrong_number": "A number in your formula is off: where does it come from?",
    "rounded": "Keep every digit in the computation; round only for showing.",
    "shape": "The numbers may be right, but their arrangement is not: what shape should the answer have?",
    "order": "The entries have changed places: which axis stands for the inputs, and which for the neurons?",
    "transposed": "Rows and columns have changed places: which axis stands for the inputs, and which for the neurons?",
    "summed": "Too much or too little is summed up: along which axis should things be added together?",
    "count": "The number of repetitions is off: how often should this happen, and when does it start and stop?",
    "comparison": "A comparison is not the one asked for: what exactly is compared with what, and in which direction?",
    "order_of_lines": "The right lines in the wrong order: a value is used before it is renewed, or after it has changed.",
    "several": "More than one thing is off at once. Take the formula apart, and check one piece after the other by hand.",
}

RANK = {kind: rank for rank, kind in enumerate(SENTENCES)}

NATURAL = frozenset(
    "sign reversed dropped_term dropped_factor swapped wrong_name double half operation abs square power constant".split()
)
"""The kinds that people combine: pairs of slips are made of these only."""
