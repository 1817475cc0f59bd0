"""Wrong predictions after a right or wrong update: slips in the second pass."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Expression, Row, in_ways
from grader.courses.backprop.tables import ACTIVATIONS, SMOOTH
from grader.courses.backprop.wrong_updates.making import (
    BIASED,
    CHAINED,
    HIDDEN,
    MOVED_TWICE,
    OUTPUT,
    WEIGHTS,
    slips,
    twice_moved,
    update,
    with_a_minus,
    with_delta,
    without_a_term,
    written,
)
from grader.courses.backprop.wrong_updates.predicting import (
    SUM,
    predicting,
    second,
    second_activated,
    second_all_activated,
    then,
)

INPUTS_SWAPPED = "i2 * w1 + i1 * w2, i2 * w3 + i1 * w4"
MIXED_UP = (
    "(i1 + i2) * (w1 + w2), (i1 + i2) * (w3 + w4)",
    "i1 + w1 + i2 + w2, i1 + w3 + i2 + w4",
    "(i1 + w1) * (i2 + w2), (i1 + w3) * (i2 + w4)",
    "i1 * w1 * i2 * w2, i1 * w3 * i2 * w4",
)
"""Hidden values with sums and products mixed up."""
OLD, RIGHT = then(WEIGHTS), then(written())

SECOND_PASS: list[Row[Expression]] = [
    in_ways(
        "slip_in_the_second_pass",
        "In the second pass one quantity stands in another's place: check each term with the drawing.",
        *(then(update(), answer) for answer in slips(SUM, "i1 i2", "n1 n2 n3 n4", "n5 n6")),
    ),
    in_ways(
        "one_moved_twice",
        MOVED_TWICE,
        *(predicting(twice_moved(number)) for number in (2, 4, 5)),
    ),
    (
        "no_brackets",
        then(update(), "i1 * n1 + i2 * n2 * n5 + i1 * n3 + i2 * n4 * n6"),
        "In the second pass, a hidden value has to be complete before its output weight scales it: look at the "
        "brackets.",
    ),
    (
        "text_in_the_second_pass",
        then(update(), "(2.0 * n1 + 3.0 * n2) * n5 + (2.0 * n3 + 3.0 * n4) * n6"),
        "In the second pass numbers of the text stand in the place of what is given, or of what is new.",
        then(update(), "0.9 * n5 + 0.35 * n6"),
    ),
    in_ways(
        "slip_in_both_passes",
        "In both passes one quantity stands in another's place: check each term with the drawing.",
        *(then(update(hidden=hidden), second(hidden)) for hidden in slips(HIDDEN, "i1 i2", "w1 w2 w3 w4")),
        *(
            then(update(delta=f"{output} - actual"), second(HIDDEN, output))
            for output in slips(OUTPUT, "h1 h2", "w5 w6")
        ),
    ),
    (
        "inputs_swapped_in_both_passes",
        then(update(hidden=INPUTS_SWAPPED), second(INPUTS_SWAPPED)),
        "In both passes the inputs have changed places.",
    ),
    in_ways(
        "products_in_both_passes",
        "In both passes, each quantity has to be scaled by its own weight before anything is added.",
        *(then(update(hidden=hidden), second(hidden)) for hidden in MIXED_UP),
        then(update(delta="(h1 + h2) * (w5 + w6) - actual"), second(HIDDEN, "(h1 + h2) * (w5 + w6)")),
    ),
    in_ways(
        "term_missing_in_both_passes",
        "In both passes one contribution is missing: how many arrows end at each neuron?",
        *(then(update(hidden=hidden), second(hidden)) for hidden in without_a_term(HIDDEN)),
        *(then(update(delta=f"{out} - actual"), second(HIDDEN, out)) for out in without_a_term(OUTPUT)),
    ),
    in_ways(
        "sign_in_the_second_pass",
        "In the second pass one contribution is taken away: what does a neuron do with what reaches it?",
        *(then(update(), answer) for answer in with_a_minus(SUM)),
    ),
    in_ways(
        "sign_in_both_passes",
        "In both passes one contribution is taken away: what does a neuron do with what reaches it?",
        *(then(update(hidden=hidden), second(hidden)) for hidden in with_a_minus(HIDDEN)),
        *(then(update(delta=f"{out} - actual"), second(HIDDEN, out)) for out in with_a_minus(OUTPUT)),
    ),
    (
        "bias_in_both_passes",
        then(update(hidden=BIASED), second(BIASED)),
        "This network has no bias term, in neither pass.",
        then(with_delta("delta + 1"), f"{SUM} + 1"),
    ),
    (
        "paths_mixed",
        then(update(), "(i1 * n1 + i2 * n2) * n6 + (i1 * n3 + i2 * n4) * n5"),
        "In the second pass, a new weight stands on an arrow that is not its own.",
        then(update(), "(i1 * n1 + i2 * n3) * n5 + (i1 * n2 + i2 * n4) * n6"),
        then(update(), "(i2 * n1 + i1 * n2) * n5 + (i2 * n3 + i1 * n4) * n6"),
    ),
    (
        "one_path",
        then(update(), "(i1 * n1 + i2 * n2) * n5"),
        "Two hidden neurons feed the output, in the second pass too.",
        then(update(), "(i1 * n3 + i2 * n4) * n6"),
        then(update(), "(i1 * n1 + i2 * n2) * (n5 + n6)"),
        then(update(), "(i1 * n3 + i2 * n4) * (n5 + n6)"),
    ),
    in_ways(
        "second_activation",
        "The text uses no activation function, not in the second pass either.",
        then(update(), "sigmoid(i1 * n1 + i2 * n2) * n5 + sigmoid(i1 * n3 + i2 * n4) * n6"),
        then(update(), f"sigmoid({SUM})"),
        then(with_delta("sigmoid(out) - out + delta"), f"sigmoid({SUM})"),
        then(with_delta("(sigmoid(out) - out + delta) * sigmoid(out) * (1 - sigmoid(out))"), f"sigmoid({SUM})"),
        *(way for activation in SMOOTH for way in second_activated(*activation)),
        *(way for activation in SMOOTH for way in second_all_activated(*activation)),
        next(second_activated(*ACTIVATIONS[-1])),
    ),
    in_ways(
        "chained_in_both_passes",
        "In both passes one hidden value is made of the other: where do the arrows that end at it start?",
        *(then(update(hidden=hidden), second(hidden)) for hidden in CHAINED),
    ),
    in_ways(
        "second_pass_chained",
        "In the second pass one hidden value is made of the other: where do the arrows that end at it start?",
        *(then(update(), second(hidden)) for hidden in CHAINED),
    ),
    (
        "hidden_for_inputs",
        then(update(), f"(lambda i1, i2: {SUM})({HIDDEN})"),
        "In the second pass the old hidden values take the inputs' places: what travels along w1 to w4?",
    ),
    (
        "texts_new_weights",
        then("[0.162, 0.218, 0.115, 0.073, 0.195, 0.213]"),
        "The weights of your second pass are those that the text prints: compute them from what you are given.",
    ),
    (
        "hidden_instead",
        then(update(), "i1 * n1 + i2 * n2"),
        "That is a hidden value after the update; the prediction is asked for.",
        then(update(), "i1 * n3 + i2 * n4"),
    ),
    (
        "prediction_moved",
        f"{OLD} - learning_rate * ({OLD} - actual)",
        "It is the weights that move; the new prediction follows from them by a second pass.",
        f"{OLD} + learning_rate * ({OLD} - actual)",
        f"{OLD} - learning_rate * ({OLD} - actual) * {OLD}",
        f"{OLD} - sum(np.subtract({WEIGHTS}, {written()}))",
    ),
    (
        "no_output_weights",
        then(update(), "i1 * n1 + i2 * n2 + i1 * n3 + i2 * n4"),
        "In your second pass the hidden values reach the output without being scaled.",
    ),
    ("mean", f"{RIGHT} / 2", "The neuron sums; nothing is averaged here."),
    in_ways(
        "hidden_rounded",
        "Carry all digits through the second pass, those of the hidden values as well.",
        *(
            then(update(), f"round(i1 * n1 + i2 * n2, {digits}) * n5 + round(i1 * n3 + i2 * n4, {digits}) * n6")
            for digits in (3, 2, 4)
        ),
    ),
    (
        "delta_instead",
        f"{RIGHT} - actual",
        "That is how far the new prediction is off; the prediction itself is asked for.",
        f"actual - {RIGHT}",
        f"abs({RIGHT} - actual)",
    ),
    (
        "error_instead",
        f"({RIGHT} - actual) ** 2 / 2",
        "That is the error after the update; the prediction is asked for.",
        f"({RIGHT} - actual) ** 2",
    ),
    (
        "change_instead",
        f"{RIGHT} - {OLD}",
        "That is how much the prediction has changed; the new prediction is asked for.",
        f"{OLD} - {RIGHT}",
    ),
    in_ways("rounded", say.FULL_VALUE, *(f"round({RIGHT}, {digits})" for digits in (3, 0, 1, 2, 4, 5, 6))),
    in_ways(
        "truncated",
        say.FULL_VALUE,
        *(f"math.trunc({RIGHT} * 1e{digits}) / 1e{digits}" for digits in (3, 1, 2, 4, 5)),
    ),
]
