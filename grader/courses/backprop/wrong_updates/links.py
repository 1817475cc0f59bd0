"""Wrong updates: links of the chain missing or mixed up, in all gradients or in one."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Expression, Row, in_ways
from grader.courses.backprop.tables import SIGMOID_SLOPE
from grader.courses.backprop.wrong_updates.making import (
    CHAINED,
    DELTA,
    FIRST,
    HIDDEN,
    LAST,
    OUTPUT,
    STEP,
    TWOS,
    first_layer,
    one_gradient,
    scaled,
    slips,
    stepping,
    update,
    with_a_minus,
    with_delta,
    without_a_term,
)

SLOPING = f"delta * ({OUTPUT}) * (1 - ({OUTPUT}))"
"""Delta with a slope at the output, in one layer alone."""

WEIGHTS_FIRST = "w1 * delta * w5, w2 * delta * w5, w3 * delta * w6, w4 * delta * w6"

WRONG_LINKS: list[Row[Expression]] = [
    # the links of the chain
    (
        "no_upstream",
        update("i1 * delta, i2 * delta, i1 * delta, i2 * delta"),
        "A link of the chain is missing for the first layer.",
        update("i1 * delta, i2 * delta, i1 * delta * w6, i2 * delta * w6"),
        update("i1 * delta * w5, i2 * delta * w5, i1 * delta, i2 * delta"),
    ),
    in_ways(
        "no_input",
        "A link of the chain is missing for the first layer: from the weight to its hidden neuron.",
        *first_layer("delta * w5, delta * w5, delta * w6, delta * w6"),
    ),
    (
        "no_hidden",
        update(last="delta, delta"),
        "A link of the chain is missing for the last layer: what does each of its weights multiply?",
    ),
    (
        "no_delta",
        with_delta("1"),
        say.NO_DELTA,
        with_delta("-1"),
        update(FIRST.replace(" * delta", "")),
        update(last=LAST.replace(" * delta", "")),
    ),
    in_ways(
        "extra_hidden",
        "One factor too many in the first layer: the hidden values have been differentiated away.",
        *first_layer(scaled("{0}")),
    ),
    in_ways(
        "sig_prime",
        say.NO_SIGMOID,
        *first_layer(scaled(SIGMOID_SLOPE)),
        update(scaled(SIGMOID_SLOPE), delta=f"({DELTA}) * (h1 * w5 + h2 * w6) * (1 - h1 * w5 - h2 * w6)"),
        update(last="h1 * (1 - h1) * delta, h2 * (1 - h2) * delta"),
        update(last="h1 * h1 * (1 - h1) * delta, h2 * h2 * (1 - h2) * delta"),
        update(scaled(SIGMOID_SLOPE), "h1 * (1 - h1) * delta, h2 * (1 - h2) * delta"),
    ),
    in_ways(
        "relu_prime",
        say.NO_SWITCH,
        *first_layer(scaled("({0} > 0)")),
        *first_layer(scaled("(1 if {0} > 0 else 0.01)")),
    ),
    in_ways(
        "tanh_prime",
        say.NO_TANH,
        *first_layer(scaled("(1 - {0}**2)")),
        update(last="(1 - h1**2) * delta, (1 - h2**2) * delta"),
    ),
    (
        "output_slope",
        with_delta("delta * out * (1 - out)"),
        say.OUTPUT_SLOPE,
        with_delta("-delta * out * (1 - out)"),
        with_delta("delta * sigmoid(out) * (1 - sigmoid(out))"),
        update(FIRST.replace("delta", SLOPING)),
        update(last=LAST.replace("delta", SLOPING)),
    ),
    ("output_tanh_slope", with_delta("delta * (1 - out ** 2)"), say.OUTPUT_TANH_SLOPE),
    in_ways(
        "upstream_copied",
        "All four gradients of the first layer use one output weight; through which one do w1 and w2 reach the output, "
        "and through which one w3 and w4?",
        *first_layer("i1 * delta * w5, i2 * delta * w5, i1 * delta * w5, i2 * delta * w5"),
        *first_layer("i1 * delta * w6, i2 * delta * w6, i1 * delta * w6, i2 * delta * w6"),
    ),
    (
        "hidden_for_upstream",
        update("i1 * delta * h1, i2 * delta * h1, i1 * delta * h2, i2 * delta * h2"),
        "In the first layer, a hidden value stands where the link from the hidden neuron to the prediction belongs.",
    ),
    (
        "own_weights",
        update("i1 * delta * w1, i2 * delta * w2, i1 * delta * w3, i2 * delta * w4"),
        "In the first layer each weight stands in its own gradient: which weight leads on from its hidden neuron?",
    ),
    (
        "weights_for_inputs",
        update(WEIGHTS_FIRST),
        say.WEIGHTS_FOR_INPUTS,
        update(WEIGHTS_FIRST, "w5 * delta, w6 * delta"),
    ),
    in_ways(
        "slip_in_the_pass",
        "In the forward pass one quantity stands in another's place: check h1, h2 and the prediction in it.",
        *(update(hidden=hidden) for hidden in slips(HIDDEN, "i1 i2", "w1 w2 w3 w4")),
        *(update(delta=delta) for delta in slips(DELTA, "h1 h2", "w5 w6")),
    ),
    in_ways(
        "hidden_chained",
        "In the forward pass one hidden value is made of the other: where do the arrows that end at it start?",
        *(update(hidden=hidden) for hidden in CHAINED),
    ),
    in_ways(
        "term_missing",
        "In the forward pass one contribution is missing: how many arrows end at each neuron?",
        *(update(hidden=hidden) for hidden in without_a_term(HIDDEN)),
        *(update(delta=f"{output} - actual") for output in without_a_term(OUTPUT)),
    ),
    in_ways(
        "sign_in_the_pass",
        "In the forward pass one contribution is taken away: what does a neuron do with what reaches it?",
        *(update(hidden=hidden) for hidden in with_a_minus(HIDDEN)),
        *(update(delta=f"{output} - actual") for output in with_a_minus(OUTPUT)),
    ),
    # one weight alone
    in_ways(
        "one_upstream",
        "Follow each first-layer weight forward: one of them meets the wrong output weight.",
        *one_gradient("w5", "w6"),
        *one_gradient("w6", "w5"),
    ),
    in_ways(
        "one_input",
        "Follow each first-layer weight back: one of them meets the wrong input.",
        *one_gradient("i1", "i2"),
        *one_gradient("i2", "i1"),
    ),
    in_ways(
        "one_hidden",
        "One weight of the last layer meets the wrong hidden value.",
        *one_gradient("h1", "h2"),
        *one_gradient("h2", "h1"),
    ),
    (
        "one_own_weight",
        one_gradient("w5", "w1")[0],
        "One first-layer weight stands in its own gradient: which weight leads on from its hidden neuron?",
        one_gradient("w5", "w2")[1],
        one_gradient("w6", "w3")[0],
        one_gradient("w6", "w4")[1],
    ),
    in_ways(
        "one_link_missing",
        "In the gradient of one weight, a link of the chain is missing.",
        *(
            update
            for factor in (" * delta", " * w5", " * w6", "i1 * ", "i2 * ", "h1 * ", "h2 * ")
            for update in one_gradient(factor, "")
        ),
    ),
    in_ways(
        "one_uphill",
        "One weight walks uphill: look at the signs of all six.",
        *(stepping(f"{STEP} if n != {number} else w + learning_rate * g") for number in range(1, 7)),
    ),
    in_ways(
        "some_uphill",
        "Some of the six weights walk uphill: look at the signs of all of them.",
        *(stepping(f"{STEP} if n not in {some} else w + learning_rate * g") for some in TWOS),
        *(stepping(f"{STEP} if n == {number} else w + learning_rate * g") for number in range(1, 7)),
    ),
    in_ways(
        "one_no_rate",
        "The step of one weight is not scaled by the learning rate.",
        *(stepping(f"{STEP} if n != {number} else w - g") for number in range(1, 7)),
    ),
]
