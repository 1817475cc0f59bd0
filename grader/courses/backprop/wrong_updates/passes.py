"""Wrong updates: slips in the forward pass, and lost digits."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Expression, Row, in_ways
from grader.courses.backprop.tables import ACTIVATIONS, ROUNDED_DELTAS, SIGMOID_SLOPE, SMOOTH
from grader.courses.backprop.wrong_updates.making import (
    BIASED,
    DELTA,
    KEEP_DIGITS,
    LENGTH,
    LENGTH_OF_LAYER,
    OUTPUT,
    STEP,
    activated,
    all_activated,
    one_gradient,
    scaled,
    stepping,
    update,
    with_delta,
    with_numbers,
)

ACROSS = "i1 * w1 + i2 * w2 - (i1 * w3 + i2 * w4)"
SOFTMAX = f"sigmoid({ACROSS}), sigmoid(-({ACROSS}))"
SWAPPED = "i1 * delta * w6, i2 * delta * w6, i1 * delta * w5, i2 * delta * w5"

CUTS = ("np.clip({}, -1.0, 1.0)", "min({}, 1.0)", "np.clip({}, -5.0, 5.0)", "np.clip({}, -10.0, 10.0)")

WRONG_PASSES: list[Row[Expression]] = [
    # the forward pass
    (
        "forward_transposed",
        update(hidden="i1 * w1 + i2 * w3, i1 * w2 + i2 * w4"),
        "In the forward pass, two weights of the first layer have changed places.",
    ),
    (
        "transposed_throughout",
        update(
            "i1 * delta * w5, i1 * delta * w6, i2 * delta * w5, i2 * delta * w6",
            hidden="i1 * w1 + i2 * w3, i1 * w2 + i2 * w4",
        ),
        "Two first-layer weights have changed places throughout: look up where each starts, and where it ends.",
    ),
    (
        "pairing_throughout",
        update(SWAPPED, "h2 * delta, h1 * delta", delta="h1 * w6 + h2 * w5 - actual"),
        "The output weights w5 and w6 have changed places throughout: look up where each starts.",
        update(SWAPPED, delta="h1 * w6 + h2 * w5 - actual"),
    ),
    (
        "products_in_the_pass",
        update(hidden="(i1 + i2) * (w1 + w2), (i1 + i2) * (w3 + w4)"),
        "In the forward pass, each quantity has to be scaled by its own weight before anything is added.",
        update(hidden="i1 + w1 + i2 + w2, i1 + w3 + i2 + w4"),
        update(hidden="(i1 + w1) * (i2 + w2), (i1 + w3) * (i2 + w4)"),
        update(delta="(h1 + h2) * (w5 + w6) - actual"),
        update(delta="h1 + h2 - actual"),
    ),
    in_ways(
        "text_numbers",
        "Use the numbers you were given: do the text's own inputs, weights or values stand in your function?",
        with_numbers("i1, i2", "2.0, 3.0"),
        with_numbers("i1, i2, actual", "2.0, 3.0, 1.0"),
        with_numbers("w5, w6", "0.16, 0.2"),
        with_numbers("w1, w2, w3, w4, w5, w6", "0.15, 0.2, 0.1, 0.05, 0.16, 0.2"),
        with_delta("-0.786"),
        update(last="0.9 * delta, 0.35 * delta"),
        *one_gradient("delta", "-0.786"),
        update(hidden="0.9, 0.35"),
        update(hidden="0.9, 0.35", delta="-0.786"),
        with_delta("0.214 - out + delta"),
        update("2 * delta * w5, 3 * delta * w5, 2 * delta * w6, 3 * delta * w6"),
        update("i1 * delta * 0.16, i2 * delta * 0.16, i1 * delta * 0.2, i2 * delta * 0.2"),
    ),
    (
        "forward_inputs_swapped",
        update(hidden="i2 * w1 + i1 * w2, i2 * w3 + i1 * w4"),
        "In the forward pass, the inputs have changed places.",
    ),
    (
        "forward_pairing",
        update(delta="h1 * w6 + h2 * w5 - actual"),
        "In the forward pass, each hidden value has its own arrow to the output.",
    ),
    (
        "bias1",
        update(hidden=BIASED),
        say.NO_BIAS,
        with_delta("delta + 1"),
        update(hidden=BIASED.replace("+ 1", "+ 0.35")),
        update(hidden=BIASED.replace("+ 1", "+ 0.35"), delta=f"{DELTA} + 0.6"),
    ),
    in_ways(
        "activation",
        "The text uses no activation function; a hidden value is the plain weighted sum.",
        *(way for activation in ACTIVATIONS for way in activated(*activation)),
        update(hidden=SOFTMAX),
        update(scaled(SIGMOID_SLOPE), hidden=SOFTMAX),
    ),
    (
        "output_activation",
        with_delta("sigmoid(out) - out + delta"),
        "The text uses no activation function; the prediction is the plain weighted sum.",
        with_delta("(sigmoid(out) - out + delta) * sigmoid(out) * (1 - sigmoid(out))"),
        with_delta("np.tanh(out) - out + delta"),
        with_delta("(np.tanh(out) - out + delta) * (1 - np.tanh(out) ** 2)"),
        with_delta("max(out, 0.0) - out + delta"),
    ),
    in_ways(
        "activation_in_both_layers",
        "The text uses no activation function, neither in the hidden neurons nor at the output.",
        *(way for activation in SMOOTH for way in all_activated(*activation)),
    ),
    in_ways(
        "cut_off",
        say.CUT_OFF,
        *(update(hidden=f"{cut.format('i1 * w1 + i2 * w2')}, {cut.format('i1 * w3 + i2 * w4')}") for cut in CUTS),
        *(with_delta(f"{cut.format('out')} - out + delta") for cut in CUTS),
        *(with_delta(cut.format("delta")) for cut in (*CUTS, "np.clip({}, -0.5, 0.5)")),
        *(stepping(f"w - learning_rate * {cut.format('g')}") for cut in CUTS),
        *(stepping(cut.format(STEP)) for cut in CUTS[:2]),
        *(stepping(f"w - learning_rate * np.clip(g, -{limit}, {limit})") for limit in (0.1, 0.5, 100.0)),
        *(with_delta(f"delta * min(1.0, {limit} / ({LENGTH}))") for limit in (0.1, 0.5, 1.0, 5.0, 10.0)),
        with_delta(f"delta * min(1.0, 1.0 / ({LENGTH} + 1e-6))"),
        *(stepping(f"w - learning_rate * g * min(1.0, {limit} / {LENGTH_OF_LAYER})") for limit in (1.0, 5.0)),
    ),
    # digits
    in_ways("rounded3", KEEP_DIGITS, *(stepping(f"round({STEP}, {digits})") for digits in (3, 1, 2, 4, 5, 6))),
    in_ways(
        "truncated3",
        "Keep all digits; the text cuts them for printing only.",
        *(stepping(f"math.{cut}(({STEP}) * 1e{n}) / 1e{n}") for n in (3, 1, 2, 4, 5) for cut in ("trunc", "floor")),
    ),
    in_ways(
        "rounded_on_the_way",
        say.DIGITS_ON_THE_WAY,
        *(with_delta(f"round(delta, {digits})") for digits in (1, 2, 3, 4)),
        *(with_delta(f"round(out, {digits}) - out + delta") for digits in (1, 2, 3, 4)),
        *(update(hidden=f"round(i1 * w1 + i2 * w2, {n}), round(i1 * w3 + i2 * w4, {n})") for n in (1, 2, 3)),
        *(
            update(hidden=f"round(i1 * w1 + i2 * w2, {n}), round(i1 * w3 + i2 * w4, {n})", delta=delta)
            for n in (2, 3)
            for delta in (rounded.format(OUTPUT) for rounded in ROUNDED_DELTAS)
        ),
        *(stepping(f"w - learning_rate * round(g, {digits})") for digits in (2, 3, 4)),
        *(stepping(f"w - round(learning_rate * g, {digits})") for digits in (2, 3, 4)),
    ),
]
