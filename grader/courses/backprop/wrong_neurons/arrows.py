"""Wrong values of a neuron: which arrows end at it, and where they start."""

from __future__ import annotations

from grader.courses.backprop.rows import in_ways
from grader.courses.backprop.wrong_neurons.digits import TEXT_WEIGHTS

FIRST = [
    (
        "w2_w3_swapped",
        "i1 * w1 + i2 * w3",
        "One of your two weights leads to a different hidden neuron; list the two arrows that END at h1.",
    ),
    (
        "w1_w4_swapped",
        "i1 * w4 + i2 * w2",
        "A weight of the neighbouring neuron sits on the first input; list the arrows that END at h1.",
    ),
    ("first_term_only", "i1 * w1", "Only one input reached the neuron; how many arrows end there?", "2 * i1 * w1"),
    (
        "text_weights",
        "i1 * 0.15 + i2 * 0.2",
        TEXT_WEIGHTS,
        "i1 * 0.15 + i2 * w2",
        "i1 * w1 + i2 * 0.2",
        "i1 * 0.1 + i2 * 0.05",
    ),
]
SECOND = [
    (
        "w2_w3_swapped",
        "i1 * w2 + i2 * w4",
        "One of your two weights leads to a different hidden neuron; list the arrows that END at h2.",
    ),
    (
        "w1_w4_swapped",
        "i1 * w3 + i2 * w1",
        "A weight of the neighbouring neuron sits on the second input; list the arrows that END at h2.",
    ),
    ("first_term_only", "i1 * w3", "How many arrows end at h2?", "2 * i1 * w3"),
    (
        "text_weights",
        "i1 * 0.1 + i2 * 0.05",
        TEXT_WEIGHTS,
        "i1 * 0.1 + i2 * w4",
        "i1 * w3 + i2 * 0.05",
        "i1 * 0.15 + i2 * 0.2",
    ),
]
"""Sentences that differ between the two hidden neurons."""

HIDDEN_ARROWS = [
    (
        "swap_inputs",
        "i2 * {a} + i1 * {b}",
        "Check which input each weight sits on in the drawing: follow the line from the input to {h}.",
    ),
    ("other_neuron", "i1 * {c} + i2 * {d}", "That is the value of the neighbouring neuron; which arrows end at {h}?"),
    (
        "other_neuron_swapped",
        "i2 * {c} + i1 * {d}",
        "Both weights lead to the neighbouring neuron, and sit on the wrong inputs.",
    ),
    (
        "neighbours_weight",
        "i1 * {a} + i2 * {d}",
        "One of your two weights leads to the neighbouring neuron; list the arrows that END at {h}.",
        "i1 * {c} + i2 * {b}",
    ),
    (
        "arrows_that_start",
        "i1 * w1 + i1 * w3",
        "The arrows of your two weights START at one input: list the arrows that END at {h}.",
        "i2 * w2 + i2 * w4",
    ),
    (
        "one_weight_twice",
        "i1 * {a} + i2 * {a}",
        "Both inputs met the same weight.",
        *(f"i1 * {{{weight}}} + i2 * {{{weight}}}" for weight in "bcd"),
    ),
    in_ways(
        "neither_arrow",
        "Neither of your two weights lies on the arrow from its input to {h}: where does each arrow start, and end?",
        *(f"i1 * {{{one}}} + i2 * {{{other}}}" for one, other in ("bc", "bd", "ca", "da")),
    ),
    (
        "one_input_twice",
        "i1 * {a} + i1 * {b}",
        "One input is used twice and the other never.",
        "i2 * {a} + i2 * {b}",
        "i1 * {a} + i1 * {a} * {b}",
    ),
    (
        "second_term_only",
        "i2 * {b}",
        "Only one input reached the neuron; is there another arrow?",
        "2 * i2 * {b}",
    ),
    (
        "both_neurons",
        "i1 * {a} + i2 * {b} + i1 * {c} + i2 * {d}",
        "The contributions to both hidden neurons ended up in one; only those on the arrows to {h} belong here.",
        "(i1 + i2) * ({a} + {b} + {c} + {d})",
        "i1 * (w1 + w2) + i2 * (w3 + w4)",
        "{sum} * (i1 * {c} + i2 * {d})",
        "{sum} - (i1 * {c} + i2 * {d})",
        "i1 * {c} + i2 * {d} - {sum}",
    ),
    (
        "neighbour_for_input",
        "(i1 * {c} + i2 * {d}) * ({a} + {b})",
        "The value of the neighbouring neuron takes an input's place: where do the arrows that end at {h} start?",
        "(i1 * {c} + i2 * {d}) * {a} + i2 * {b}",
        "i1 * {a} + (i1 * {c} + i2 * {d}) * {b}",
    ),
]

OUTPUT_ARROWS = [
    ("w5_w6_swapped", "h1 * w6 + h2 * w5", "Each hidden value has its own arrow to the output; check the pairing."),
    ("first_only", "h1 * w5", "Two hidden neurons feed the output."),
    ("second_only", "h2 * w6", "Two hidden neurons feed the output."),
    ("h2_twice", "h2 * w5 + h2 * w6", "One hidden value is used twice and the other never."),
    ("h1_twice", "h1 * w5 + h1 * w6", "One hidden value is used twice and the other never.", "h1 * w5 + h1 * w5 * w6"),
    ("one_weight_twice", "h1 * w5 + h2 * w5", "Both hidden values met the same weight.", "h1 * w6 + h2 * w6"),
]
