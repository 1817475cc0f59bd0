"""Wrong updates: delta, the step along a gradient, and which weights take it."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.matrix_steps import FACTORS, SHARES, TINY
from grader.courses.backprop.rows import Expression, Row, in_ways
from grader.courses.backprop.wrong_updates.making import (
    FIRST,
    LAST,
    LENGTH,
    LENGTH_OF_LAYER,
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

WRONG_STEPS: list[Row[Expression]] = [
    # delta
    ("abs_delta", with_delta("abs(delta)"), say.ABS_DELTA, with_delta("-abs(delta)")),
    ("abs_gradient", stepping("w - learning_rate * abs(g)"), say.ABS_GRADIENT, stepping("w + learning_rate * abs(g)")),
    in_ways(
        "sign_of_gradient",
        say.SIGN_OF_GRADIENT,
        stepping("w - learning_rate * (1 if g > 0 else -1)"),
        stepping("w + learning_rate * (1 if g > 0 else -1)"),
        *(stepping(f"w - learning_rate * g / (abs(g) + {tiny})") for tiny in TINY),
        *(stepping(f"w - learning_rate * g / math.sqrt(g**2 + {tiny})") for tiny in TINY),
        stepping("w - learning_rate * 0.1 * g / (math.sqrt(0.001) * abs(g) + 1e-8)"),
        stepping("w - learning_rate * g / math.sqrt(0.1 * g**2 + 1e-8)"),
    ),
    (
        "delta_squared",
        with_delta("delta ** 2"),
        say.DELTA_SQUARED,
        with_delta("delta ** 2 / 2"),
        with_delta("-(delta ** 2) / 2"),
        update(FIRST.replace("delta", "delta ** 2 / 2")),
        update(last=LAST.replace("delta", "delta ** 2 / 2")),
    ),
    (
        "target_forgotten",
        with_delta("out"),
        say.NOT_COMPARED,
        update(FIRST.replace("delta", f"({OUTPUT})")),
        update(last=LAST.replace("delta", f"({OUTPUT})")),
    ),
    ("prediction_forgotten", with_delta("out - delta"), say.NOT_COMPARED),
    ("target_added", with_delta("2 * out - delta"), say.TARGET_ADDED),
    ("target1_hardcoded", with_delta("out - 1"), say.TARGET_1),
    (
        "one_sided",
        with_delta("min(delta, 0.0)"),
        "The weights move on one side of the target only: a prediction can be too low as well as too high.",
        with_delta("max(delta, 0.0)"),
    ),
    (
        "small_ones_ignored",
        with_delta("delta if abs(delta) > 1e-3 else 0.0"),
        say.SMALL_STEPS,
        with_delta("delta if abs(delta) > 0.1 else 0.0"),
    ),
    (
        "unbracketed",
        update(delta="actual - h1 * w5 + h2 * w6"),
        "Delta is turned round, and only a part of the prediction is taken away: look at your brackets.",
    ),
    # the step
    ("ascent", stepping("w + learning_rate * g"), say.ASCENT),
    in_ways(
        "one_layer_uphill",  # the error may well fall
        say.ONE_LAYER_UPHILL,
        *by_layer("w + learning_rate * g"),
    ),
    ("no_rate", stepping("w - g"), say.NO_RATE, *by_layer("w - g")),
    ("lr_squared", stepping("w - learning_rate ** 2 * g"), say.RATE_SQUARED, *by_layer("w - learning_rate ** 2 * g")),
    in_ways(
        "lr005_hardcoded",
        say.OWN_RATE,
        *(stepping(f"w - {rate} * g") for rate in (0.05, 0.5, 0.1, 0.01, 0.001)),
        *by_layer("w - 0.05 * g"),
    ),
    ("div_lr", stepping("w - g / learning_rate"), say.DIVIDED_BY_RATE, stepping("w + g / learning_rate")),
    ("div_gradient", stepping("w - learning_rate / g"), say.DIVIDED_BY_GRADIENT, stepping("w + learning_rate / g")),
    ("lr_root", stepping("w - learning_rate ** 0.5 * g"), say.RATE_ROOT, stepping("w - learning_rate ** 3 * g")),
    (
        "rate_from_one",
        stepping("w - (1 - learning_rate) * g"),
        say.RATE_FROM_ONE,
        stepping("w + (1 - learning_rate) * g"),
    ),
    in_ways(
        "lr_no_grad",
        say.NO_GRADIENT,
        stepping("w - learning_rate"),
        *by_layer("w - learning_rate"),
        *map(stepping, ("w + learning_rate", "w - learning_rate * w", "w + learning_rate * w")),
    ),
    (
        "add_not_mul",
        stepping("w - (learning_rate + g)"),
        say.RATE_ADDED,
        stepping("w - learning_rate + g"),
        stepping("w + learning_rate + g"),
    ),
    in_ways(
        "weight_decay",
        say.WEIGHT_SCALED,
        stepping("(1 - learning_rate) * w - learning_rate * g"),
        stepping("(1 - learning_rate) * w + learning_rate * g"),
        stepping("(1 - learning_rate) * w - g"),
        stepping("0.99 * w - learning_rate * g"),
        stepping("0.9 * w - learning_rate * g"),
        stepping("0.999 * w - learning_rate * g"),
        *(stepping(f"w - learning_rate * (g + {share} * w)") for share in SHARES),
    ),
    ("product", stepping("w * g"), say.PRODUCT, stepping("w * learning_rate * g")),
    (
        "gradient_squared",
        stepping("w - learning_rate * g ** 2"),
        say.GRADIENT_SQUARED,
        stepping("w + learning_rate * g ** 2"),
    ),
    (
        "one_direction",
        stepping("w - learning_rate * max(g, 0.0)"),
        say.ONE_DIRECTION,
        stepping("w - learning_rate * min(g, 0.0)"),
    ),
    ("uphill_no_rate", stepping("w + g"), say.UPHILL_NO_RATE),
    ("uphill_lr_squared", stepping("w + learning_rate ** 2 * g"), say.UPHILL_RATE_SQUARED),
    in_ways(
        "uphill_lr_hardcoded",
        say.UPHILL_OWN_RATE,
        *(stepping(f"w + {rate} * g") for rate in (0.05, 0.1, 0.01)),
    ),
    ("uphill_half", stepping("w + learning_rate * g / 2"), say.UPHILL_HALF),
    ("uphill_double", stepping("w + 2 * learning_rate * g"), say.UPHILL_DOUBLE),
    (
        "relative",
        stepping("w * (1 - learning_rate * g)"),
        say.RELATIVE,
        FIRST_SCALED,
        stepping("w * (1 + learning_rate * g)"),
        stepping("w * (1 - g)"),
    ),
    (
        "both",
        LAST_SCALED,
        "The steps of the last layer depend on the size of its weights: does a weight stand in its own gradient?",
    ),
    ("brackets", stepping("(w - learning_rate) * g"), say.BRACKETS, stepping("learning_rate * (w - g)")),
    ("lr_on_weight", stepping("learning_rate * w - g"), say.RATE_ON_WEIGHT, stepping("learning_rate * w + g")),
    in_ways("step_scaled", say.STEP_SCALED, *(stepping(f"w - {factor} * learning_rate * g") for factor in FACTORS)),
    ("half", stepping(f"{STEP} / 2"), say.HALF, *by_layer(f"{STEP} / 2")),
    ("averaged", stepping(f"{STEP} / 6"), say.AVERAGED, stepping(f"{STEP} / 4 if n < 5 else {STEP} / 2")),
    (
        "normalised",
        with_delta(f"delta / ({LENGTH})"),
        say.NORMALISED,
        stepping(f"w - learning_rate * g / {LENGTH_OF_LAYER}"),
    ),
    ("double", stepping(f"{STEP} * 2"), say.DOUBLE),
    in_ways(
        "one_layer_double",
        say.ONE_LAYER_DOUBLE,
        *by_layer(f"{STEP} * 2"),
    ),
    in_ways(
        "one_double",
        "One of the six steps is twice what it should be: compare the line of each weight with those of the others.",
        *(stepping(f"{STEP} * 2 if n == {number} else {STEP}") for number in range(1, 7)),
    ),
    # the weights that move
    ("first_layer_unmoved", stepping(f"{STEP} if n > 4 else w"), say.FIRST_UNMOVED),
    ("output_layer_unmoved", stepping(f"{STEP} if n < 5 else w"), say.LAST_UNMOVED),
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
