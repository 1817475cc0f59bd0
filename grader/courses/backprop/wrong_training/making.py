"""How wrong trainings are written: lines of the references of both steps, and what stands in their places."""

from __future__ import annotations

from grader.courses.backprop.tables import LAYER

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
STALE_NEXT = "predictions = [*predictions, (hidden @ weights_2)[0]]"
LAST = "return weights_1, weights_2, [*predictions[:-1], {}]"

ACCUMULATED = (
    "Gradients of earlier rounds are still in the sum: each update uses the gradients of its own forward pass only."
)
TWICE = "Each update moves the weights twice as far as it should: where would a 2 come from?"
HALFWAY = "Each update moves the weights half as far as it should: where would a half come from?"


def forward(hidden: str) -> tuple[dict[str, str], dict[str, str]]:
    """Another forward pass, in all places, or only where the prediction is not the last one."""
    another = {
        FIRST: f"predictions = [({hidden} @ weights_2)[0]]",
        HIDDEN: f"hidden = {hidden}",
        NEXT: f"predictions = [*predictions, ({hidden} @ weights_2)[0]]",
    }
    return another, {**another, RESULT: LAST.format("(inputs @ weights_1 @ weights_2)[0]")}


def activated(bent: str, slope: str) -> list[dict[str, str]]:
    """Such an activation in the forward pass, without its slope in the gradients and with it."""
    ways = forward(f"{bent}({LAYER})")
    return [*ways, *({**way, GRADIENT_1: f"{GRADIENT_1} * {slope.format('hidden')}"} for way in ways)]


def all_activated(bent: str, slope: str) -> list[dict[str, str]]:
    """Such an activation in both layers, of the predictions as well, without slopes in the gradients and with them."""
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


def momentum(kept: str, new: str, loop: str = LOOP) -> dict[str, str]:
    """Steps along a sum of the gradients so far."""
    return {
        loop: f"sum_1, sum_2 = 0, 0\n{loop}",
        WEIGHTS_1: f"sum_1 = {kept} * sum_1 + {new} * gradient_1\nweights_1 = weights_1 - learning_rate * sum_1",
        WEIGHTS_2: f"sum_2 = {kept} * sum_2 + {new} * gradient_2\nweights_2 = weights_2 - learning_rate * sum_2",
    }


def decayed(share: float) -> dict[str, str]:
    """Steps along gradients with such a share of the weights themselves in them."""
    return {
        WEIGHTS_1: f"weights_1 = weights_1 - learning_rate * (gradient_1 + {share} * weights_1)",
        WEIGHTS_2: f"weights_2 = weights_2 - learning_rate * (gradient_2 + {share} * weights_2)",
    }


def with_delta(delta: str) -> dict[str, str]:
    """Both gradients, with something else in delta's place."""
    return {line: line.replace("= delta", f"= {delta}") for line in (GRADIENT_1, GRADIENT_2)}


def cut(limit: float, *names: str) -> str:
    """Lines that cut quantities off at a limit, above and below."""
    return "\n".join(f"{name} = np.clip({name}, -{limit}, {limit})" for name in names)


COUNTED_CUTS = (
    *({WEIGHTS_2: f"{WEIGHTS_2}\n{cut(1.0, *some)}"} for some in (("weights_1", "weights_2"), ("weights_2",))),
    with_delta("np.clip(delta, -1.0, 1.0)"),
)
"""Those that differ where updates are counted only, too."""
CUTS = (
    *COUNTED_CUTS,
    *(with_delta(f"np.clip(delta, -{limit}, {limit})") for limit in (5.0, 10.0)),
    *({WEIGHTS_1: f"{cut(limit, 'gradient_1', 'gradient_2')}\n{WEIGHTS_1}"} for limit in (0.1, 0.5, 1.0, 5.0, 10.0)),
    *({HIDDEN: f"{HIDDEN}\n{line}"} for line in (cut(1.0, "hidden"), "hidden = np.minimum(hidden, 1.0)")),
)
