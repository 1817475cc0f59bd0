"""Building blocks of wrong trainings: lines of both steps' references and their replacements."""

from __future__ import annotations

from collections.abc import Iterator

from grader.courses.backprop.tables import LAYER, LIMITS

FIRST = "predictions = [(inputs @ weights_1 @ weights_2)[0]]"
LOOP = "for _ in range(updates):"
HIDDEN = "hidden = inputs @ weights_1"
DELTA = "delta = (hidden @ weights_2)[0] - actual"
GRADIENT_1, GRADIENT_2 = "gradient_1 = delta * np.outer(inputs, weights_2)", "gradient_2 = delta * hidden[:, None]"
WEIGHTS_1 = "weights_1 = weights_1 - learning_rate * gradient_1"
WEIGHTS_2 = "weights_2 = weights_2 - learning_rate * gradient_2"
NEXT = "predictions = [*predictions, (inputs @ weights_1 @ weights_2)[0]]"
RESULT = "return weights_1, weights_2, predictions"

COUNTING, STOP, COUNT, NEVER = (
    "for count in range(max_updates):",
    "if abs(delta) < tolerance:",
    "return count",
    "return max_updates",
)

ONE_MORE = "for count in range(max_updates + 1):"
MANY = "for count in range(60):"
NUMBERED = "for count in range(updates):"
RESTARTED = "first, second = weights_1, weights_2\nfor _ in range(updates):\n    weights_1, weights_2 = first, second"
FROM_START = f"first, second = weights_1, weights_2\n{LOOP}"
EARLY_2 = "weights_2 = weights_2 - learning_rate * delta * hidden[:, None]\n"
COLUMNS = "gradient_1 = delta * inputs[:, None] * weights_2"
LENGTH = "np.sqrt(np.sum(gradient_1**2) + np.sum(gradient_2**2))"
"""The length of both gradients as one vector."""
ROOTS = ("np.sqrt({sum}) + 1e-8", "np.sqrt({sum}) + 1e-7", "np.sqrt({sum} + 1e-8)")
"""Sizes from a sum of squares, as people write them to avoid a division by zero."""
ADAM = "np.reshape([0.9, 0.999], (2, 1, 1))"
"""The shares that Adam keeps of its two sums, of the gradients and of their squares."""
STALE_NEXT = "predictions = [*predictions, (hidden @ weights_2)[0]]"
LAST = "return weights_1, weights_2, [*predictions[:-1], {}]"

ACCUMULATED = (
    "Gradients of earlier rounds are still in the sum: each update uses the gradients of its own forward pass only."
)
ADAPTIVE = (
    "Your steps are divided by the sizes of the gradients so far: the round's own gradient and the learning rate alone "
    "say how far a step goes."
)
TWICE = "Each update moves the weights twice as far as it should: where would a 2 come from?"
HALFWAY = "Each update moves the weights half as far as it should: where would a half come from?"


def forward(hidden: str) -> tuple[dict[str, str], dict[str, str]]:
    """Another forward pass, everywhere, or everywhere but in the last prediction."""
    another = {
        FIRST: f"predictions = [({hidden} @ weights_2)[0]]",
        HIDDEN: f"hidden = {hidden}",
        NEXT: f"predictions = [*predictions, ({hidden} @ weights_2)[0]]",
    }
    return another, {**another, RESULT: LAST.format("(inputs @ weights_1 @ weights_2)[0]")}


def activated(bent: str, slope: str) -> list[dict[str, str]]:
    """An activation in the forward pass, without and with its slope in the gradients."""
    ways = forward(f"{bent}({LAYER})")
    return [*ways, *({**way, GRADIENT_1: f"{GRADIENT_1} * {slope.format('hidden')}"} for way in ways)]


def all_activated(bent: str, slope: str) -> list[dict[str, str]]:
    """An activation in both layers and in the predictions, without and with slopes in the gradients."""
    hidden, out = f"{bent}({LAYER})", f"{bent}((hidden @ weights_2)[0])"
    prediction = f"{bent}(({hidden} @ weights_2)[0])"
    way = {
        FIRST: f"predictions = [{prediction}]",
        HIDDEN: f"hidden = {hidden}",
        DELTA: f"delta = {out} - actual",
        NEXT: f"predictions = [*predictions, {prediction}]",
    }
    sloping = f"out = {out}\ndelta = (out - actual) * {slope.format('out')}"
    return [way, {**way, DELTA: sloping, GRADIENT_1: f"{GRADIENT_1} * {slope.format('hidden')}"}]


def at_rate(rate: str) -> dict[str, str]:
    """Another learning rate."""
    return {
        WEIGHTS_1: f"weights_1 = weights_1 - {rate} * gradient_1",
        WEIGHTS_2: f"weights_2 = weights_2 - {rate} * gradient_2",
    }


def remembering(total: str, step: str, loop: str = LOOP, counted: str = "") -> dict[str, str]:
    """Steps made of a sum over the rounds so far.

    total, step: the sum's next value, and what the learning rate scales; {sum} and {g} are the sum and the gradient.
    counted: the head of a loop that counts its rounds, if `total` or `step` needs their number.
    """

    def moved(n: int) -> str:
        names = {"sum": f"sum_{n}", "g": f"gradient_{n}"}
        new = f"sum_{n} = {total.format(**names)}"
        return f"{new}\nweights_{n} = weights_{n} - learning_rate * ({step.format(**names)})"

    return {loop: f"sum_1, sum_2 = 0, 0\n{counted or loop}", WEIGHTS_1: moved(1), WEIGHTS_2: moved(2)}


def momentum(kept: str, new: str, loop: str = LOOP) -> dict[str, str]:
    """Steps along a sum of the gradients so far."""
    return remembering(f"{kept} * {{sum}} + {new} * {{g}}", "{sum}", loop)


def nesterov(kept: str, loop: str = LOOP) -> dict[str, str]:
    """Steps along a sum of the gradients so far, plus the newest of them once more."""
    return remembering(f"{kept} * {{sum}} + {{g}}", f"{{g}} + {kept} * {{sum}}", loop)


def adaptive(loop: str, counted: str, *roots: str) -> Iterator[dict[str, str]]:
    """Steps divided by the sizes of the gradients so far, as in AdaGrad, RMSProp and Adam.

    roots: how a size is computed from the sum of squares.
    """
    for total in ("{sum} + {g}**2", "0.9 * {sum} + 0.1 * {g}**2", "0.99 * {sum} + 0.01 * {g}**2"):
        yield from (remembering(total, f"{{g}} / ({root})", loop) for root in roots)
    total = f"{ADAM} * {{sum}} + (1 - {ADAM}) * np.stack([{{g}}, {{g}}**2])"
    yield remembering(total, "{sum}[0] / (np.sqrt({sum}[1]) + 1e-8)", loop)
    first, second = (f"{{sum}}[{n}] / (1 - {kept} ** (count + 1))" for n, kept in enumerate((0.9, 0.999)))
    yield remembering(total, f"{first} / (np.sqrt({second}) + 1e-8)", loop, counted)


def decayed(share: float) -> dict[str, str]:
    """Steps along gradients plus a share of the weights themselves."""
    return {
        WEIGHTS_1: f"weights_1 = weights_1 - learning_rate * (gradient_1 + {share} * weights_1)",
        WEIGHTS_2: f"weights_2 = weights_2 - learning_rate * (gradient_2 + {share} * weights_2)",
    }


def with_delta(delta: str) -> dict[str, str]:
    """Both gradients, with something else instead of delta."""
    return {line: line.replace("= delta", f"= {delta}") for line in (GRADIENT_1, GRADIENT_2)}


def cut(limit: float, *names: str) -> str:
    """Lines that limit quantities above and below."""
    return "\n".join(f"{name} = np.clip({name}, -{limit}, {limit})" for name in names)


def shortened(limit: float) -> str:
    """Lines that limit the length of each layer's gradient and keep its direction."""
    names = ("gradient_1", "gradient_2")
    return "\n".join(f"{name} = {name} * min(1.0, {limit} / np.linalg.norm({name}))" for name in names)


LOW, HIGH = LIMITS[:5], LIMITS[5:]
"""The limits of gradients that show in counts of updates, and those that do not."""
COUNTED_CUTS = (
    *({WEIGHTS_2: f"{WEIGHTS_2}\n{cut(1.0, *some)}"} for some in (("weights_1", "weights_2"), ("weights_2",))),
    *(with_delta(f"np.clip(delta, -{limit}, {limit})") for limit in (1.0, 0.5, 2.0)),
    *({WEIGHTS_1: f"{cut(limit, 'gradient_1', 'gradient_2')}\n{WEIGHTS_1}"} for limit in LOW),
    *({WEIGHTS_1: f"{cut(1.0, name)}\n{WEIGHTS_1}"} for name in ("gradient_1", "gradient_2")),
    *(at_rate(f"learning_rate * min(1.0, {limit} / {LENGTH})") for limit in LOW),
    *({WEIGHTS_1: f"{shortened(limit)}\n{WEIGHTS_1}"} for limit in (0.5, 1.0)),
)
"""The limits that show in counts of updates, too."""
CUTS = (
    *COUNTED_CUTS,
    *(with_delta(f"np.clip(delta, -{limit}, {limit})") for limit in HIGH),
    *({WEIGHTS_1: f"{cut(limit, 'gradient_1', 'gradient_2')}\n{WEIGHTS_1}"} for limit in HIGH),
    *(at_rate(f"learning_rate * min(1.0, {limit} / {LENGTH})") for limit in HIGH),
    at_rate(f"learning_rate * min(1.0, 1.0 / ({LENGTH} + 1e-6))"),
    *({WEIGHTS_1: f"{shortened(limit)}\n{WEIGHTS_1}"} for limit in (2.0, 5.0)),
    *({HIDDEN: f"{HIDDEN}\n{line}"} for line in (cut(1.0, "hidden"), "hidden = np.minimum(hidden, 1.0)")),
)
