"""Wrong updates: delta, the step along a gradient, and which weights take it."""

from __future__ import annotations

from grader.courses.backprop.wrong_updates.making import (
    FIRST,
    LAST,
    OUTPUT,
    STEP,
    TWOS,
    WEIGHTS,
    by_layer,
    stepping,
    update,
    with_delta,
)

FIRST_SCALED, LAST_SCALED = by_layer("w * (1 - learning_rate * g)")

WRONG_STEPS = [
    # delta
    ("abs_delta", "Keep the sign of delta.", with_delta("abs(delta)"), with_delta("-abs(delta)")),
    (
        "abs_gradient",
        "Keep the sign of each gradient.",
        stepping("w - learning_rate * abs(g)"),
        stepping("w + learning_rate * abs(g)"),
    ),
    (
        "sign_of_gradient",
        "The size of each gradient counts too, not only its sign.",
        stepping("w - learning_rate * (1 if g > 0 else -1)"),
        stepping("w + learning_rate * (1 if g > 0 else -1)"),
    ),
    (
        "delta_squared",
        "Differentiating a square leaves the first power.",
        with_delta("delta ** 2"),
        with_delta("delta ** 2 / 2"),
        with_delta("-(delta ** 2) / 2"),
    ),
    (
        "target_forgotten",
        "Delta compares the prediction with the target; one of them is missing.",
        with_delta("out"),
        update(FIRST.replace("delta", f"({OUTPUT})")),
        update(last=LAST.replace("delta", f"({OUTPUT})")),
    ),
    (
        "prediction_forgotten",
        "Delta compares the prediction with the target; one of them is missing.",
        with_delta("out - delta"),
    ),
    ("target_added", "Delta must vanish when the prediction equals the target.", with_delta("2 * out - delta")),
    ("target1_hardcoded", "Use the target you were given, not the text's number.", with_delta("out - 1")),
    (
        "one_sided",
        "The weights move on one side of the target only: a prediction can be too low as well as too high.",
        with_delta("min(delta, 0.0)"),
        with_delta("max(delta, 0.0)"),
    ),
    (
        "unbracketed",
        "Delta is turned round, and only a part of the prediction is taken away: look at your brackets.",
        update(delta="actual - h1 * w5 + h2 * w6"),
    ),
    # the step
    (
        "ascent",
        "You walk uphill: the error grows. Look at the sign.",
        stepping("w + learning_rate * g"),
    ),
    (
        "one_layer_uphill",  # the error may well fall
        "One of the two layers walks uphill: look at the signs of both updates.",
        *by_layer("w + learning_rate * g"),
    ),
    ("no_rate", "The step is not scaled by the learning rate.", stepping("w - g"), *by_layer("w - g")),
    (
        "lr_squared",
        "The learning rate has been applied twice.",
        stepping("w - learning_rate ** 2 * g"),
        *by_layer("w - learning_rate ** 2 * g"),
    ),
    (
        "lr005_hardcoded",
        "Use the learning rate you were given.",
        *(stepping(f"w - {rate} * g") for rate in (0.05, 0.5, 0.1, 0.01, 0.001)),
        *by_layer("w - 0.05 * g"),
    ),
    (
        "div_lr",
        "The step gets smaller, not larger, with a smaller learning rate.",
        stepping("w - g / learning_rate"),
        stepping("w + g / learning_rate"),
    ),
    (
        "div_gradient",
        "The step gets smaller, not larger, with a smaller gradient.",
        stepping("w - learning_rate / g"),
        stepping("w + learning_rate / g"),
    ),
    (
        "lr_root",
        "The learning rate scales the step as it is.",
        stepping("w - learning_rate ** 0.5 * g"),
        stepping("w - learning_rate ** 3 * g"),
    ),
    (
        "rate_from_one",
        "The learning rate scales the step as it is: where would the 1 come from?",
        stepping("w - (1 - learning_rate) * g"),
        stepping("w + (1 - learning_rate) * g"),
    ),
    (
        "lr_no_grad",
        "The gradient is missing from the step.",
        stepping("w - learning_rate"),
        *by_layer("w - learning_rate"),
        *map(stepping, ("w + learning_rate", "w - learning_rate * w", "w + learning_rate * w")),
    ),
    (
        "add_not_mul",
        "The learning rate scales the gradient; adding it does not scale.",
        stepping("w - (learning_rate + g)"),
        stepping("w - learning_rate + g"),
        stepping("w + learning_rate + g"),
    ),
    (
        "weight_decay",
        "The old weight is not scaled; only the step is.",
        stepping("(1 - learning_rate) * w - learning_rate * g"),
        stepping("(1 - learning_rate) * w + learning_rate * g"),
        stepping("(1 - learning_rate) * w - g"),
        stepping("0.99 * w - learning_rate * g"),
        stepping("0.9 * w - learning_rate * g"),
    ),
    (
        "product",
        "An update changes a weight by a step; it does not scale it.",
        stepping("w * g"),
        stepping("w * learning_rate * g"),
    ),
    (
        "gradient_squared",
        "The gradients are used as they are; nothing is squared in the step.",
        stepping("w - learning_rate * g ** 2"),
        stepping("w + learning_rate * g ** 2"),
    ),
    (
        "one_direction",
        "A weight moves whichever sign its gradient has, up or down.",
        stepping("w - learning_rate * max(g, 0.0)"),
        stepping("w - learning_rate * min(g, 0.0)"),
    ),
    ("uphill_no_rate", "You walk uphill, and the learning rate is missing.", stepping("w + g")),
    (
        "uphill_lr_squared",
        "You walk uphill, and the learning rate is applied twice.",
        stepping("w + learning_rate ** 2 * g"),
    ),
    (
        "uphill_lr_hardcoded",
        "You walk uphill, and the learning rate is not the one you were given.",
        *(stepping(f"w + {rate} * g") for rate in (0.05, 0.1, 0.01)),
    ),
    (
        "uphill_half",
        "You walk uphill, and half as far as you should: look at sign and size.",
        stepping("w + learning_rate * g / 2"),
    ),
    (
        "uphill_double",
        "You walk uphill, and twice as far as you should: look at sign and size.",
        stepping("w + 2 * learning_rate * g"),
    ),
    (
        "relative",
        "The step does not depend on the size of the weight.",
        stepping("w * (1 - learning_rate * g)"),
        FIRST_SCALED,
        stepping("w * (1 + learning_rate * g)"),
        stepping("w * (1 - g)"),
    ),
    (
        "both",
        "The steps of the last layer depend on the size of its weights: does a weight stand in its own gradient?",
        LAST_SCALED,
    ),
    (
        "brackets",
        "Look at your brackets: what does the learning rate scale?",
        stepping("(w - learning_rate) * g"),
        stepping("learning_rate * (w - g)"),
    ),
    (
        "lr_on_weight",
        "The learning rate scales the step, not the weight.",
        stepping("learning_rate * w - g"),
        stepping("learning_rate * w + g"),
    ),
    ("half", "A stray factor of one half.", stepping(f"{STEP} / 2"), *by_layer(f"{STEP} / 2")),
    ("double", "The 2 is cancelled by the 1/2 in the error.", stepping(f"{STEP} * 2")),
    (
        "one_layer_double",
        "The steps of one layer are twice what they should be: is it moved twice, or where would a 2 come from?",
        *by_layer(f"{STEP} * 2"),
    ),
    # the weights that move
    ("first_layer_unmoved", "The first layer did not move.", stepping(f"{STEP} if n > 4 else w")),
    ("output_layer_unmoved", "The output layer did not move.", stepping(f"{STEP} if n < 5 else w")),
    ("no_change", "Nothing moved: these are the old weights.", WEIGHTS),
    (
        "one_forgotten",
        "All weights move in an update; one of yours did not.",
        *(stepping(f"{STEP} if n != {number} else w") for number in range(1, 7)),
    ),
    (
        "one_moved",
        "All weights move in an update; only one of yours did.",
        *(stepping(f"{STEP} if n == {number} else w") for number in range(1, 7)),
    ),
    (
        "half_moved",
        "All weights move in an update; some of yours did not.",
        *(stepping(f"{STEP} if n in {some} else w") for some in ((1, 2, 5), (3, 4, 6))),
        *(stepping(f"{STEP} if n not in {some} else w") for some in TWOS),
    ),
]
