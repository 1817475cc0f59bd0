"""Wrong updates: what the gradients read, and what each weight multiplies."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Expression, Row, in_ways
from grader.courses.backprop.wrong_updates.making import (
    FIRST,
    GRADIENTS,
    LAST,
    MOVED_ALREADY,
    WEIGHTS,
    first_layer,
    in_turn,
    shared,
    stepping,
    update,
)

NEW_H1 = "h1 - learning_rate * (i1 * i1 + i2 * i2) * delta * w5"
NEW_H2 = "h2 - learning_rate * (i1 * i1 + i2 * i2) * delta * w6"
SWAPPED = "i1 * delta * w6, i2 * delta * w6, i1 * delta * w5, i2 * delta * w5"
COLUMN_BY_COLUMN, LISTING = first_layer("i1 * delta * w5, i2 * delta * w6, i1 * delta * w5, i2 * delta * w6")

WRONG_GRADIENTS: list[Row[Expression]] = [
    # when a quantity is read
    (
        "updated_upstream",
        update(upstream=MOVED_ALREADY),
        "All gradients use the weights of the forward pass; keep the old w5, w6 until w1..w4 are done.",
        in_turn("5", "1234", "6"),
        in_turn("6", "1234", "5"),
    ),
    (
        "hidden_recomputed",
        in_turn("1234", "56", again="h"),
        "All gradients use the hidden values of the same forward pass.",
        update(last=f"({NEW_H1}) * delta, h2 * delta"),
        update(last=f"h1 * delta, ({NEW_H2}) * delta"),
    ),
    (
        "forward_pass_repeated",
        in_turn("56", "1234", again="h, delta"),
        "One forward pass per update.",
        in_turn("1234", "56", again="h, delta"),
        in_turn("12", "34", "56", again="h, delta"),
    ),
    in_ways(
        "one_by_one",
        "Each weight moved before the next gradient was computed; all six gradients belong to one forward pass.",
        *(in_turn(*order, again="h, delta") for order in ("123456", "561234", "651234", "132456")),
        *(in_turn(*order, again="delta") for order in ("123456", "561234")),
    ),
    ("two_steps", in_turn("123456", "123456", again="h, delta"), "One update too many."),
    ("three_steps", in_turn("123456", "123456", "123456", again="h, delta"), "Two updates too many."),
    # which output weight a weight of the first layer meets
    (
        "column_by_column",
        COLUMN_BY_COLUMN,
        "Look at the shape of the first-layer gradient: every input must meet every output weight.",
    ),
    (
        "listing",
        LISTING,
        "Two things: when the output weights are read, and that every input must meet every output weight.",
    ),
    in_ways(
        "row_broadcast",
        "The rows and columns of the first-layer gradient got mixed.",
        *first_layer("i1 * delta * w5, i1 * delta * w5, i2 * delta * w6, i2 * delta * w6"),
    ),
    in_ways(
        "inner",
        "The four first-layer gradients cannot all be equal; one product collapsed to a single number.",
        *first_layer(", ".join(["(i1 * w5 + i2 * w6) * delta"] * 4)),
        *first_layer(", ".join(["(i1 + i2) * (w5 + w6) * delta"] * 4)),
    ),
    in_ways(
        "upstream_swapped",
        "Follow each first-layer weight forward: which output weight does it meet?",
        *first_layer(SWAPPED),
    ),
    in_ways(
        "transposed",
        "Two first-layer weights have changed places in the gradients: where does each start, and where does it end?",
        *first_layer("i1 * delta * w5, i1 * delta * w6, i2 * delta * w5, i2 * delta * w6"),
    ),
    in_ways(
        "both_upstream",
        "Each weight of the first layer reaches the output along one path only.",
        *first_layer(", ".join(["i1 * delta * (w5 + w6), i2 * delta * (w5 + w6)"] * 2)),
        update(", ".join(["i1 * delta * (w5 + w6) / 2, i2 * delta * (w5 + w6) / 2"] * 2)),
        update(", ".join(["i1 * delta * w5 * w6, i2 * delta * w5 * w6"] * 2)),
        update("i1 * delta * w5, i2 * delta * w5, i1 * delta * w5 * w6, i2 * delta * w5 * w6"),
    ),
    in_ways("delta_shared", say.DELTA_SHARED, *(update(shared(sizes)) for sizes in ("w5 + w6", "abs(w5) + abs(w6)"))),
    (
        "links_added",
        update("i1 * delta + w5, i2 * delta + w5, i1 * delta + w6, i2 * delta + w6"),
        say.ADDED,
        update("i1 * (delta + w5), i2 * (delta + w5), i1 * (delta + w6), i2 * (delta + w6)"),
        update("i1 + delta + w5, i2 + delta + w5, i1 + delta + w6, i2 + delta + w6"),
        update("i1 + delta + w5, i2 + delta + w5, i1 + delta + w6, i2 + delta + w6", "h1 + delta, h2 + delta"),
        update(last="h1 + delta, h2 + delta"),
    ),
    # what a weight multiplies
    in_ways(
        "hidden_for_input",
        "A first-layer weight multiplies an input.",
        *first_layer("h1 * delta * w5, h2 * delta * w5, h1 * delta * w6, h2 * delta * w6"),
        *first_layer("h1 * delta * w5, h1 * delta * w5, h2 * delta * w6, h2 * delta * w6"),
    ),
    in_ways(
        "inputs_swapped",
        "Which input does each first-layer weight multiply?",
        *first_layer("i2 * delta * w5, i1 * delta * w5, i2 * delta * w6, i1 * delta * w6"),
        update("i2 * delta * w5, i1 * delta * w5, i1 * delta * w6, i2 * delta * w6"),
        update("i1 * delta * w5, i2 * delta * w5, i2 * delta * w6, i1 * delta * w6"),
    ),
    in_ways(
        "one_for_all",
        "All six weights take the same step: each of them has a gradient of its own.",
        *(update(", ".join([gradient] * 4), ", ".join([gradient] * 2)) for gradient in GRADIENTS),
    ),
    in_ways(
        "input_copied",
        "All four gradients of the first layer use one input: which input does each of these weights multiply?",
        *first_layer("i1 * delta * w5, i1 * delta * w5, i1 * delta * w6, i1 * delta * w6"),
        *first_layer("i2 * delta * w5, i2 * delta * w5, i2 * delta * w6, i2 * delta * w6"),
    ),
    in_ways(
        "sum_inputs",
        "Only the input that a weight multiplies counts in its gradient.",
        *first_layer("(i1 + i2) * delta * w5, (i1 + i2) * delta * w5, (i1 + i2) * delta * w6, (i1 + i2) * delta * w6"),
    ),
    (
        "hidden_swapped",
        update(last="h2 * delta, h1 * delta"),
        "Which hidden value does each weight of the last layer multiply?",
    ),
    (
        "input_for_hidden",
        update(last="i1 * delta, i2 * delta"),
        "A weight of the last layer multiplies a hidden value, not an input.",
    ),
    (
        "weight_not_hidden",
        update(last="w5 * delta, w6 * delta"),
        "A gradient asks what its weight multiplies, not how large the weight is.",
        update(last="w5 * delta, h2 * delta"),
        update(last="h1 * delta, w6 * delta"),
    ),
    (
        "hidden_layer_rule",
        update(last="i1 * delta * w5, i2 * delta * w6"),
        "In your update the weights of the last layer follow the rule for the first one.",
    ),
    (
        "output_layer_rule",
        update("h1 * delta, h1 * delta, h2 * delta, h2 * delta"),
        "In your update the weights of the first layer follow the rule for the last one.",
        update("h1 * delta, h2 * delta, h1 * delta, h2 * delta"),
    ),
    in_ways(
        "gradient_order",
        "Gradients and weights stand in different orders: which gradient moves which weight?",
        update(f"{LAST}, i1 * delta * w5, i2 * delta * w5", "i1 * delta * w6, i2 * delta * w6"),
        update("h2 * delta, h1 * delta, i2 * delta * w6, i1 * delta * w6", "i2 * delta * w5, i1 * delta * w5"),
        *(stepping(f"{other} - learning_rate * g") for other in ("[w1, w3, w2, w4, w5, w6][n - 1]", f"{WEIGHTS}[-n]")),
    ),
    in_ways(
        "summed",
        "Each weight moves by its own gradient, not by one number for all.",
        *(
            update(", ".join([gradient] * 4), ", ".join([gradient] * 2))
            for gradient in (f"sum([{FIRST}, {LAST}])", f"sum([{FIRST}, {LAST}]) / 6")
        ),
        update(last="(h1 + h2) * delta, (h1 + h2) * delta"),
        *(stepping(f"w - learning_rate * {number}") for number in ("delta", "delta ** 2", "delta ** 2 / 2")),
    ),
]
