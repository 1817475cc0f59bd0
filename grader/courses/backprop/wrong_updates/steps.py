"""Wrong updates: delta, the step along a gradient, and which weights take it."""

from __future__ import annotations

from grader.courses.backprop.rows import Row, in_ways
from grader.courses.backprop.wrong_updates.making import (
    FIRST,
    LAST,
    LENGTH,
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

WRONG_STEPS: list[Row[str]] = [
    # delta
    ("abs_delta", with_delta("abs(delta)"), "Keep the sign of delta.", with_delta("-abs(delta)")),
    (
        "abs_gradient",
        stepping("w - learning_rate * abs(g)"),
        "Keep the sign of each gradient.",
        stepping("w + learning_rate * abs(g)"),
    ),
    (
        "sign_of_gradient",
        stepping("w - learning_rate * (1 if g > 0 else -1)"),
        "The size of each gradient counts too, not only its sign.",
        stepping("w + learning_rate * (1 if g > 0 else -1)"),
        stepping("w - learning_rate * g / (abs(g) + 1e-8)"),
        stepping("w - learning_rate * 0.1 * g / (math.sqrt(0.001) * abs(g) + 1e-8)"),
        stepping("w - learning_rate * g / math.sqrt(0.1 * g**2 + 1e-8)"),
    ),
    (
        "delta_squared",
        with_delta("delta ** 2"),
        "Differentiating a square leaves the first power.",
        with_delta("delta ** 2 / 2"),
        with_delta("-(delta ** 2) / 2"),
    ),
    (
        "target_forgotten",
        with_delta("out"),
        "Delta compares the prediction with the target; one of them is missing.",
        update(FIRST.replace("delta", f"({OUTPUT})")),
        update(last=LAST.replace("delta", f"({OUTPUT})")),
    ),
    (
        "prediction_forgotten",
        with_delta("out - delta"),
        "Delta compares the prediction with the target; one of them is missing.",
    ),
    ("target_added", with_delta("2 * out - delta"), "Delta must vanish when the prediction equals the target."),
    ("target1_hardcoded", with_delta("out - 1"), "Use the target you were given, not the text's number."),
    (
        "one_sided",
        with_delta("min(delta, 0.0)"),
        "The weights move on one side of the target only: a prediction can be too low as well as too high.",
        with_delta("max(delta, 0.0)"),
    ),
    (
        "small_ones_ignored",
        with_delta("delta if abs(delta) > 1e-3 else 0.0"),
        "The weights move however near the prediction is: is there a limit of your own in your function?",
        with_delta("delta if abs(delta) > 0.1 else 0.0"),
    ),
    (
        "unbracketed",
        update(delta="actual - h1 * w5 + h2 * w6"),
        "Delta is turned round, and only a part of the prediction is taken away: look at your brackets.",
    ),
    # the step
    ("ascent", stepping("w + learning_rate * g"), "You walk uphill: the error grows. Look at the sign."),
    in_ways(
        "one_layer_uphill",  # the error may well fall
        "One of the two layers walks uphill: look at the signs of both updates.",
        *by_layer("w + learning_rate * g"),
    ),
    ("no_rate", stepping("w - g"), "The step is not scaled by the learning rate.", *by_layer("w - g")),
    (
        "lr_squared",
        stepping("w - learning_rate ** 2 * g"),
        "The learning rate has been applied twice.",
        *by_layer("w - learning_rate ** 2 * g"),
    ),
    in_ways(
        "lr005_hardcoded",
        "Use the learning rate you were given.",
        *(stepping(f"w - {rate} * g") for rate in (0.05, 0.5, 0.1, 0.01, 0.001)),
        *by_layer("w - 0.05 * g"),
    ),
    (
        "div_lr",
        stepping("w - g / learning_rate"),
        "The step gets smaller, not larger, with a smaller learning rate.",
        stepping("w + g / learning_rate"),
    ),
    (
        "div_gradient",
        stepping("w - learning_rate / g"),
        "The step gets smaller, not larger, with a smaller gradient.",
        stepping("w + learning_rate / g"),
    ),
    (
        "lr_root",
        stepping("w - learning_rate ** 0.5 * g"),
        "The learning rate scales the step as it is.",
        stepping("w - learning_rate ** 3 * g"),
    ),
    (
        "rate_from_one",
        stepping("w - (1 - learning_rate) * g"),
        "The learning rate scales the step as it is: where would the 1 come from?",
        stepping("w + (1 - learning_rate) * g"),
    ),
    in_ways(
        "lr_no_grad",
        "The gradient is missing from the step.",
        stepping("w - learning_rate"),
        *by_layer("w - learning_rate"),
        *map(stepping, ("w + learning_rate", "w - learning_rate * w", "w + learning_rate * w")),
    ),
    (
        "add_not_mul",
        stepping("w - (learning_rate + g)"),
        "The learning rate scales the gradient; adding it does not scale.",
        stepping("w - learning_rate + g"),
        stepping("w + learning_rate + g"),
    ),
    in_ways(
        "weight_decay",
        "The old weight is not scaled; only the step is.",
        stepping("(1 - learning_rate) * w - learning_rate * g"),
        stepping("(1 - learning_rate) * w + learning_rate * g"),
        stepping("(1 - learning_rate) * w - g"),
        stepping("0.99 * w - learning_rate * g"),
        stepping("0.9 * w - learning_rate * g"),
        stepping("0.999 * w - learning_rate * g"),
        *(stepping(f"w - learning_rate * (g + {share} * w)") for share in (0.1, 0.01, 0.001)),
    ),
    (
        "product",
        stepping("w * g"),
        "An update changes a weight by a step; it does not scale it.",
        stepping("w * learning_rate * g"),
    ),
    (
        "gradient_squared",
        stepping("w - learning_rate * g ** 2"),
        "The gradients are used as they are; nothing is squared in the step.",
        stepping("w + learning_rate * g ** 2"),
    ),
    (
        "one_direction",
        stepping("w - learning_rate * max(g, 0.0)"),
        "A weight moves whichever sign its gradient has, up or down.",
        stepping("w - learning_rate * min(g, 0.0)"),
    ),
    ("uphill_no_rate", stepping("w + g"), "You walk uphill, and the learning rate is missing."),
    (
        "uphill_lr_squared",
        stepping("w + learning_rate ** 2 * g"),
        "You walk uphill, and the learning rate is applied twice.",
    ),
    in_ways(
        "uphill_lr_hardcoded",
        "You walk uphill, and the learning rate is not the one you were given.",
        *(stepping(f"w + {rate} * g") for rate in (0.05, 0.1, 0.01)),
    ),
    (
        "uphill_half",
        stepping("w + learning_rate * g / 2"),
        "You walk uphill, and half as far as you should: look at sign and size.",
    ),
    (
        "uphill_double",
        stepping("w + 2 * learning_rate * g"),
        "You walk uphill, and twice as far as you should: look at sign and size.",
    ),
    (
        "relative",
        stepping("w * (1 - learning_rate * g)"),
        "The step does not depend on the size of the weight.",
        FIRST_SCALED,
        stepping("w * (1 + learning_rate * g)"),
        stepping("w * (1 - g)"),
    ),
    (
        "both",
        LAST_SCALED,
        "The steps of the last layer depend on the size of its weights: does a weight stand in its own gradient?",
    ),
    (
        "brackets",
        stepping("(w - learning_rate) * g"),
        "Look at your brackets: what does the learning rate scale?",
        stepping("learning_rate * (w - g)"),
    ),
    (
        "lr_on_weight",
        stepping("learning_rate * w - g"),
        "The learning rate scales the step, not the weight.",
        stepping("learning_rate * w + g"),
    ),
    ("half", stepping(f"{STEP} / 2"), "A stray factor of one half.", *by_layer(f"{STEP} / 2")),
    (
        "averaged",
        stepping(f"{STEP} / 6"),
        "Each gradient counts in full: nothing is averaged in an update.",
        stepping(f"{STEP} / 4 if n < 5 else {STEP} / 2"),
    ),
    (
        "normalised",
        with_delta(f"delta / ({LENGTH})"),
        "The sizes of the gradients count too: nothing is divided by the length of all of them.",
    ),
    ("double", stepping(f"{STEP} * 2"), "The 2 is cancelled by the 1/2 in the error."),
    in_ways(
        "one_layer_double",
        "The steps of one layer are twice what they should be: is it moved twice, or where would a 2 come from?",
        *by_layer(f"{STEP} * 2"),
    ),
    # the weights that move
    ("first_layer_unmoved", stepping(f"{STEP} if n > 4 else w"), "The first layer did not move."),
    ("output_layer_unmoved", stepping(f"{STEP} if n < 5 else w"), "The output layer did not move."),
    ("no_change", WEIGHTS, "Nothing moved: these are the old weights."),
    in_ways(
        "one_forgotten",
        "All weights move in an update; one of yours did not.",
        *(stepping(f"{STEP} if n != {number} else w") for number in range(1, 7)),
    ),
    in_ways(
        "one_moved",
        "All weights move in an update; only one of yours did.",
        *(stepping(f"{STEP} if n == {number} else w") for number in range(1, 7)),
    ),
    in_ways(
        "half_moved",
        "All weights move in an update; some of yours did not.",
        *(stepping(f"{STEP} if n in {some} else w") for some in ((1, 2, 5), (3, 4, 6))),
        *(stepping(f"{STEP} if n not in {some} else w") for some in TWOS),
    ),
]
