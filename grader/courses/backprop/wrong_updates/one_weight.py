"""Wrong updates of one weight: the direction, the size of the step, and its start."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.matrix_steps import FACTORS, SHARES, TINY
from grader.courses.backprop.rows import in_ways
from grader.courses.backprop.wrong_updates.making import KEEP_DIGITS

NEW = "(weight - learning_rate * gradient)"
BY_ITS_SIZE = (
    *(f"gradient / (abs(gradient) + {tiny})" for tiny in TINY),
    *(f"gradient / math.sqrt(gradient**2 + {tiny})" for tiny in TINY),
    "0.1 * gradient / (math.sqrt(0.001) * abs(gradient) + 1e-8)",
    "gradient / math.sqrt(0.1 * gradient**2 + 1e-8)",
    "gradient / (math.sqrt(0.1) * abs(gradient) + 1e-8)",
)
"""Gradients divided by their own size, as in the first step of Adam and similar methods."""

ONE_WEIGHT = [
    # which way
    (
        "ascent",
        "weight + learning_rate * gradient",
        say.ASCENT,
        *(f"weight + {rate} * gradient" for rate in (0.05, 0.5, 0.1, 0.01)),
        "weight + learning_rate * gradient / 2",
    ),
    ("reversed", "learning_rate * gradient - weight", say.REVERSED, "gradient - weight"),
    ("roles_exchanged", "gradient - learning_rate * weight", say.EXCHANGED),
    ("sign_lost", "-weight - learning_rate * gradient", "The weight itself keeps its sign."),
    (
        "abs_gradient",
        "weight - learning_rate * abs(gradient)",
        "Keep the sign of the gradient: it says which way is downhill.",
        "weight + learning_rate * abs(gradient)",
    ),
    (
        "abs",
        f"abs{NEW}",
        "A weight may be negative.",
        f"max({NEW}, 0.0)",
        "abs(weight) - learning_rate * gradient",
    ),
    (
        "sign_of_gradient",
        "weight - learning_rate * float(np.sign(gradient))",
        "The size of the gradient counts too, not only its sign.",
        "weight + learning_rate * float(np.sign(gradient))",
        *(f"weight - learning_rate * {scaled}" for scaled in BY_ITS_SIZE),
    ),
    (
        "one_direction",
        "weight - learning_rate * min(gradient, 0.0)",
        say.ONE_DIRECTION,
        "weight - learning_rate * max(gradient, 0.0)",
    ),
    # the weight before the update
    ("step_only", "-learning_rate * gradient", "That is the change of the weight, not the new weight."),
    ("step_only_pos", "learning_rate * gradient", "That is the size of the step, not the new weight."),
    ("gradient_only", "gradient", "That is the gradient; where is the weight that it changes?", "-gradient"),
    ("no_change", "weight", "The weight did not move."),
    (
        "relative",
        "weight - learning_rate * weight * gradient",
        say.RELATIVE,
        "weight - learning_rate * abs(weight) * gradient",
        "weight / (1 + learning_rate * gradient)",
        "weight * math.exp(-learning_rate * gradient)",
    ),
    (
        "relative_uphill",
        "weight + learning_rate * weight * gradient",
        "The step does not depend on the size of the weight, and its direction is wrong as well.",
    ),
    (
        "product",
        "weight * learning_rate * gradient",
        say.PRODUCT,
        "weight * gradient",
        "-weight * learning_rate * gradient",
    ),
    ("weight_twice", "2 * weight - learning_rate * gradient", "The old weight was used twice."),
    # the learning rate
    ("no_rate", "weight - gradient", say.NO_RATE, "weight + gradient"),
    ("lr_on_weight", "learning_rate * weight - gradient", say.RATE_ON_WEIGHT, "learning_rate * weight + gradient"),
    (
        "brackets",
        "(weight - learning_rate) * gradient",
        say.BRACKETS,
        "learning_rate * (weight - gradient)",
        "(weight - gradient) / learning_rate",
    ),
    (
        "weight_decay",
        "(1 - learning_rate) * weight - learning_rate * gradient",
        say.WEIGHT_SCALED,
        "(1 - learning_rate) * weight + learning_rate * gradient",
        "weight * (1 - learning_rate) - gradient",
        *(f"weight - learning_rate * (gradient + {share} * weight)" for share in SHARES),
        *(f"{kept} * weight - learning_rate * gradient" for kept in (0.9, 0.99, 0.999)),
    ),
    (
        "rate_from_one",
        "weight - (1 - learning_rate) * gradient",
        say.RATE_FROM_ONE,
        "weight + (1 - learning_rate) * gradient",
    ),
    ("div_lr", "weight - gradient / learning_rate", say.DIVIDED_BY_RATE, "weight + gradient / learning_rate"),
    ("div_gradient", "weight - learning_rate / gradient", say.DIVIDED_BY_GRADIENT, "weight + learning_rate / gradient"),
    ("lr_squared", "weight - learning_rate * learning_rate * gradient", say.RATE_SQUARED),
    (
        "lr_root",
        "weight - math.sqrt(learning_rate) * gradient",
        say.RATE_ROOT,
        "weight - math.sqrt(learning_rate) * learning_rate * gradient",
    ),
    (
        "lr_no_grad",
        "weight - learning_rate",
        say.NO_GRADIENT,
        "weight + learning_rate",
        "weight - learning_rate * weight",
        "weight + learning_rate * weight",
    ),
    (
        "add_not_mul",
        "weight - (learning_rate + gradient)",
        say.RATE_ADDED,
        "weight - learning_rate + gradient",
        "weight + learning_rate + gradient",
    ),
    (
        "lr005_hardcoded",
        "weight - 0.05 * gradient",
        say.OWN_RATE,
        *(f"weight - {rate} * gradient" for rate in (0.5, 0.1, 0.01, 0.001)),
    ),
    # the size of the step
    (
        "small_gradient_ignored",
        f"weight if abs(gradient) < 0.1 else {NEW}",
        "A small gradient moves its weight as well, by a small step: is there a limit of your own in your function?",
        *(f"weight if abs(gradient) < {limit} else {NEW}" for limit in (0.5, 1)),
    ),
    in_ways(
        "cut_off",
        say.CUT_OFF,
        *(f"weight - learning_rate * np.clip(gradient, -{limit}, {limit})" for limit in (0.1, 0.5, 5.0, 10.0, 100.0)),
        *(f"weight - np.clip(learning_rate * gradient, -{limit}, {limit})" for limit in (0.01, 0.1)),
    ),
    in_ways(
        "step_scaled",
        say.STEP_SCALED,
        *(f"weight - {factor} * learning_rate * gradient" for factor in FACTORS),
        "weight - learning_rate * gradient / 6",
    ),
    ("half", "weight - learning_rate * gradient / 2", say.HALF),
    (
        "double",
        "weight - 2 * learning_rate * gradient",
        "One step, not two: where would a 2 come from?",
        "weight + 2 * learning_rate * gradient",
    ),
    (
        "gradient_squared",
        "weight - learning_rate * gradient ** 2",
        "The gradient is used as it is; nothing is squared here.",
        "weight + learning_rate * gradient ** 2",
        "weight - learning_rate * gradient ** 2 / 2",
    ),
    # the text's numbers, and digits
    ("text_weights", "0.16 - learning_rate * gradient", "Use the weight you were given, not the text's number."),
    (
        "text_gradient",
        "weight + learning_rate * 0.7074",
        "Use the gradient you were given, not the text's number.",
        "weight - learning_rate * 0.7074",
    ),
    (
        "truncated3",
        f"math.trunc({NEW} * 1000) / 1000",
        "Keep all digits; the text cuts them for printing only.",
        *(f"math.trunc({NEW} * 1e{digits}) / 1e{digits}" for digits in (1, 2, 4, 5)),
        *(f"math.floor({NEW} * 1e{digits}) / 1e{digits}" for digits in range(6)),
    ),
    ("rounded3", f"round({NEW}, 3)", KEEP_DIGITS, *(f"round({NEW}, {digits})" for digits in (0, 1, 2, 4, 5, 6))),
    (
        "step_rounded",
        "weight - round(learning_rate * gradient, 3)",
        "Keep all digits of the step as well.",
        *(f"weight - round(learning_rate * gradient, {digits})" for digits in (2, 4, 5)),
        *(f"weight - learning_rate * round(gradient, {digits})" for digits in (1, 2, 3, 4)),
    ),
]
