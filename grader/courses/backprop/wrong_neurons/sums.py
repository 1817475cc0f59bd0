"""Wrong values of a neuron: how the inputs are scaled and added, and with which sign."""

from __future__ import annotations

from grader.courses.backprop.wrong_neurons.digits import SUM

ACROSS = "You multiply what travels along different arrows: each weight scales only what comes along its own arrow."
SIGN_LOST = "A sign gets lost on the way: which of the quantities may be negative here?"

HIDDEN_SUMS = [
    # scale, then add
    ("sum_times_sum", "(i1 + i2) * ({a} + {b})", "Each input must meet its own weight before anything is added."),
    (
        "product",
        "i1 * {a} * i2 * {b}",
        "A neuron collects contributions; ask whether contributions are multiplied together or added.",
    ),
    ("across_arrows", "(i1 + i2) * {a} * {b}", ACROSS, "i1 * i2 * ({a} + {b})", "i1 * {a} * {c} + i2 * {b} * {d}"),
    (
        "add_not_mul",
        "i1 + {a} + i2 + {b}",
        "A weight scales its input; adding it does not scale.",
        "i1 + i2 + w1 + w2 + w3 + w4",
    ),
    (
        "operations_exchanged",
        "(i1 + {a}) * (i2 + {b})",
        "Two operations have changed places: what does a weight do to its input, and a neuron to what reaches it?",
        "i1 + {a} * i2 + {b}",
    ),
    (
        "brackets",
        "i1 * ({a} + i2) * {b}",
        "Each contribution is finished before the next one comes in; look at your brackets.",
        "(i1 * {a} + i2) * {b}",
        "i1 * ({a} + i2 * {b})",
        "{a} * (i1 + i2) + {b}",
    ),
    ("inputs_only", "i1 + i2", "The weights play no part in your answer.", "i1 * i2", "(i1 + i2) / 2"),
    ("weights_only", "{a} + {b}", "The inputs play no part in your answer.", "{a} * {b}", "({a} + {b}) / 2"),
    (
        "weight_forgotten",
        "i1 * {a} + i2",
        "One input arrived without being scaled: every arrow has its weight.",
        "i1 + i2 * {b}",
    ),
    (
        "input_forgotten",
        "i1 * {a} + {b}",
        "One weight has nothing to scale: every arrow starts at an input.",
        "{a} + i2 * {b}",
    ),
    ("divide", "i1 / {a} + i2 / {b}", "A weight of 2 should double its input, not halve it."),
    (
        "divided_by_input",
        "{a} / i1 + {b} / i2",
        "An input twice as large should bring twice as much along its arrow, not half.",
    ),
    # signs
    (
        "difference",
        "i1 * {a} - i2 * {b}",
        "The sign between the contributions is not the one in the text.",
        "i2 * {b} - i1 * {a}",
    ),
    ("sign", "-{sum}", "The size is right, the sign is not: nothing flips the sign of a contribution."),
    (
        "abs",
        "abs({sum})",
        "Hidden values keep their sign.",
        "abs(i1 * {a}) + abs(i2 * {b})",
    ),
    (
        "abs_on_the_way",
        "abs(i1) * {a} + abs(i2) * {b}",
        SIGN_LOST,
        "i1 * abs({a}) + i2 * abs({b})",
    ),
]

OUTPUT_SUMS = [
    # scale, then add
    (
        "sum_times_sum",
        "(h1 + h2) * (w5 + w6)",
        "Each hidden value must meet its own weight before adding.",
        "(h1 + h2) / 2 * (w5 + w6)",
        "(h1 + h2) / 2 * (w5 + w6) / 2",
    ),
    ("product", "h1 * w5 * h2 * w6", "Are contributions multiplied together or added?"),
    ("across_arrows", "(h1 + h2) * w5 * w6", ACROSS, "h1 * h2 * (w5 + w6)"),
    ("add_not_mul", "h1 + w5 + h2 + w6", "A weight scales its hidden value; adding it does not scale."),
    (
        "operations_exchanged",
        "(h1 + w5) * (h2 + w6)",
        "Two operations have changed places: what does a weight do to a value, and a neuron to what reaches it?",
        "h1 + w5 * h2 + w6",
    ),
    (
        "brackets",
        "h1 * (w5 + h2) * w6",
        "Each contribution is finished before the next one comes in; look at your brackets.",
        "(h1 * w5 + h2) * w6",
        "h1 * (w5 + h2 * w6)",
    ),
    ("hidden_only", "h1 + h2", "The weights play no part in your answer.", "h1 * h2", "(h1 + h2) / 2"),
    ("weights_only", "w5 + w6", "The hidden values play no part in your answer.", "w5 * w6", "(w5 + w6) / 2"),
    ("weight_forgotten", "h1 * w5 + h2", "One hidden value arrived without being scaled.", "h1 + h2 * w6"),
    ("hidden_forgotten", "h1 * w5 + w6", "One weight has nothing to scale.", "w5 + h2 * w6"),
    ("divide", "h1 / w5 + h2 / w6", "A weight of 2 should double its value, not halve it."),
    (
        "divided_by_hidden",
        "w5 / h1 + w6 / h2",
        "A hidden value twice as large should bring twice as much along its arrow, not half.",
    ),
    # signs
    (
        "difference",
        "h1 * w5 - h2 * w6",
        "The sign between the contributions is not the one in the text.",
        "h2 * w6 - h1 * w5",
    ),
    ("sign", f"-{SUM}", "The size is right, the sign is not: nothing flips the sign of a contribution."),
    (
        "abs",
        f"abs{SUM}",
        "A prediction keeps its sign.",
        "abs(h1 * w5) + abs(h2 * w6)",
    ),
    (
        "abs_on_the_way",
        "abs(h1) * w5 + abs(h2) * w6",
        SIGN_LOST,
        "h1 * abs(w5) + h2 * abs(w6)",
    ),
]
