"""Students' functions for the mistakes that mistakes.json tells in words, written without a look at the suite.

A mistake with several natural ways to make it has all of them here.
"""

from __future__ import annotations

from textwrap import indent

from tests.changed import changed

from .programs import FIRST, LAST, PASS, SECOND, TRAIN, WEIGHTS

SCALARS = "i1, i2, actual, w1, w2, w3, w4, w5, w6, learning_rate"

COLUMN_BY_COLUMN = """\
w1 = w1 - learning_rate * i1 * d * w5
w2 = w2 - learning_rate * i2 * d * w6
w3 = w3 - learning_rate * i1 * d * w5
w4 = w4 - learning_rate * i2 * d * w6
"""

UPDATED_WEIGHTS = {
    "bug1": PASS + LAST + FIRST + WEIGHTS,
    "bug2": PASS + COLUMN_BY_COLUMN + LAST + WEIGHTS,
    "listing": PASS + LAST + COLUMN_BY_COLUMN + WEIGHTS,
    "rowbcast": f"""\
{PASS}
w1 = w1 - learning_rate * i1 * d * w5
w2 = w2 - learning_rate * i1 * d * w5
w3 = w3 - learning_rate * i2 * d * w6
w4 = w4 - learning_rate * i2 * d * w6
{LAST}{WEIGHTS}""",
    "inner": f"""\
{PASS}
step = learning_rate * d * (i1 * w5 + i2 * w6)
w1, w2, w3, w4 = w1 - step, w2 - step, w3 - step, w4 - step
{LAST}{WEIGHTS}""",
    "nolr": changed(PASS + FIRST + LAST + WEIGHTS, ("learning_rate * ", "")),
    "onlyout": PASS + LAST + WEIGHTS,
    "onlyhid": PASS + FIRST + WEIGHTS,
    "up56swap": f"""\
{PASS}
w1 = w1 - learning_rate * i1 * d * w6
w2 = w2 - learning_rate * i2 * d * w6
w3 = w3 - learning_rate * i1 * d * w5
w4 = w4 - learning_rate * i2 * d * w5
{LAST}{WEIGHTS}""",
    "noupstream": f"""\
{PASS}
w1 = w1 - learning_rate * i1 * d
w2 = w2 - learning_rate * i2 * d
w3 = w3 - learning_rate * i1 * d
w4 = w4 - learning_rate * i2 * d
{LAST}{WEIGHTS}""",
    "nodelta": changed(PASS + FIRST + LAST + WEIGHTS, (" * d", "")),
    "abs": changed(PASS, ("out - actual", "abs(out - actual)")) + FIRST + LAST + WEIGHTS,
    "hforx": f"""\
{PASS}
w1 = w1 - learning_rate * h1 * d * w5
w2 = w2 - learning_rate * h2 * d * w5
w3 = w3 - learning_rate * h1 * d * w6
w4 = w4 - learning_rate * h2 * d * w6
{LAST}{WEIGHTS}""",
    "w_times": f"""\
{PASS}
gradients = [i1 * d * w5, i2 * d * w5, i1 * d * w6, i2 * d * w6, h1 * d, h2 * d]
return [w * (1 - learning_rate * g) for w, g in zip([w1, w2, w3, w4, w5, w6], gradients)]
""",
    "lr2": changed(PASS + FIRST + LAST + WEIGHTS, ("learning_rate", "learning_rate * learning_rate")),
}

PREDICTION_AFTER_UPDATE = {
    "old_hidden_or_only_out_layer": f"{PASS}{LAST}return h1 * w5 + h2 * w6\n",
    "old_output_weights": f"{PASS}{FIRST}{SECOND}",
    "old_all": f"{PASS}return out\n",
    "listing": PASS + LAST + COLUMN_BY_COLUMN + SECOND,
    "bug2": PASS + COLUMN_BY_COLUMN + LAST + SECOND,
    "ascent": changed(PASS + FIRST + LAST + SECOND, (" - learning_rate", " + learning_rate")),
    "two_steps": (PASS + FIRST + LAST) * 2 + SECOND,
    "truncated3": f"""\
import math
{PASS}{FIRST}{LAST}
w1, w2, w3, w4, w5, w6 = [math.trunc(w * 1000) / 1000 for w in (w1, w2, w3, w4, w5, w6)]
{SECOND}""",
    "rounded3": f"""\
{PASS}{FIRST}{LAST}
w1, w2, w3, w4, w5, w6 = [round(w, 3) for w in (w1, w2, w3, w4, w5, w6)]
{SECOND}""",
}

MOVE_1 = "    weights_1 = weights_1 - learning_rate * gradient_1\n"
MOVE_2 = "    weights_2 = weights_2 - learning_rate * gradient_2\n"


BOTH = "for count in range(updates):\n"

TRAINED = {
    "bug1": [
        """\
predictions = [(inputs @ weights_1 @ weights_2).item()]
for _ in range(updates):
    hidden = inputs @ weights_1
    delta = (hidden @ weights_2).item() - actual
    weights_2 = weights_2 - learning_rate * delta * hidden.reshape(2, 1)
    weights_1 = weights_1 - learning_rate * delta * np.outer(inputs, weights_2)
    predictions.append((inputs @ weights_1 @ weights_2).item())
return weights_1, weights_2, predictions
"""
    ],
    "bug2": [changed(TRAIN, ("np.outer(inputs, weights_2)", "inputs.reshape(2, 1) * weights_2"))],
    "plus1": [
        changed(TRAIN, ("range(updates)", "range(updates + 1)")),
        """\
predictions = []
for _ in range(updates + 1):
    hidden = inputs @ weights_1
    prediction = (hidden @ weights_2).item()
    predictions.append(prediction)
    delta = prediction - actual
    gradient_1 = np.outer(inputs, weights_2) * delta
    weights_2 = weights_2 - learning_rate * hidden.reshape(2, 1) * delta
    weights_1 = weights_1 - learning_rate * gradient_1
return weights_1, weights_2, predictions
""",
    ],
    "ifonce": [
        changed(TRAIN, ("for count in range(updates):", "if updates > 0:")),
        """\
old_1, old_2 = weights_1, weights_2
predictions = [(inputs @ weights_1 @ weights_2).item()]
for _ in range(updates):
    hidden = inputs @ old_1
    delta = (hidden @ old_2).item() - actual
    weights_1 = old_1 - learning_rate * delta * np.outer(inputs, old_2)
    weights_2 = old_2 - learning_rate * delta * hidden.reshape(2, 1)
    predictions.append((inputs @ weights_1 @ weights_2).item())
return weights_1, weights_2, predictions
""",
    ],
    "stalefwd": [
        """\
hidden = inputs @ weights_1
prediction = (hidden @ weights_2).item()
delta = prediction - actual
predictions = [prediction]
for _ in range(updates):
    gradient_1 = np.outer(inputs, weights_2) * delta
    gradient_2 = hidden.reshape(2, 1) * delta
    weights_1 = weights_1 - learning_rate * gradient_1
    weights_2 = weights_2 - learning_rate * gradient_2
    predictions.append(prediction)
return weights_1, weights_2, predictions
""",
        """\
hidden = inputs @ weights_1
delta = (hidden @ weights_2).item() - actual
predictions = [(inputs @ weights_1 @ weights_2).item()]
for _ in range(updates):
    gradient_1 = np.outer(inputs, weights_2) * delta
    gradient_2 = hidden.reshape(2, 1) * delta
    weights_1 = weights_1 - learning_rate * gradient_1
    weights_2 = weights_2 - learning_rate * gradient_2
    predictions.append((inputs @ weights_1 @ weights_2).item())
return weights_1, weights_2, predictions
""",
    ],
    "staleh": [
        """\
hidden = inputs @ weights_1
predictions = [(hidden @ weights_2).item()]
for _ in range(updates):
    delta = predictions[-1] - actual
    gradient_1 = np.outer(inputs, weights_2) * delta
    gradient_2 = hidden.reshape(2, 1) * delta
    weights_1 = weights_1 - learning_rate * gradient_1
    weights_2 = weights_2 - learning_rate * gradient_2
    predictions.append((hidden @ weights_2).item())
return weights_1, weights_2, predictions
""",
        """\
hidden = inputs @ weights_1
predictions = [(inputs @ weights_1 @ weights_2).item()]
for _ in range(updates):
    delta = predictions[-1] - actual
    gradient_1 = np.outer(inputs, weights_2) * delta
    gradient_2 = hidden.reshape(2, 1) * delta
    weights_1 = weights_1 - learning_rate * gradient_1
    weights_2 = weights_2 - learning_rate * gradient_2
    predictions.append((inputs @ weights_1 @ weights_2).item())
return weights_1, weights_2, predictions
""",
    ],
    "stalegrad": [
        """\
hidden = inputs @ weights_1
delta = (hidden @ weights_2).item() - actual
gradient_1 = np.outer(inputs, weights_2) * delta
gradient_2 = hidden.reshape(2, 1) * delta
predictions = [(inputs @ weights_1 @ weights_2).item()]
for _ in range(updates):
    weights_1 = weights_1 - learning_rate * gradient_1
    weights_2 = weights_2 - learning_rate * gradient_2
    predictions.append((inputs @ weights_1 @ weights_2).item())
return weights_1, weights_2, predictions
"""
    ],
    "staleout": [
        """\
predictions = [(inputs @ weights_1 @ weights_2).item()]
for _ in range(updates):
    hidden = inputs @ weights_1
    prediction = (hidden @ weights_2).item()
    gradient_1 = np.outer(inputs, weights_2) * (prediction - actual)
    gradient_2 = hidden.reshape(2, 1) * (prediction - actual)
    weights_1 = weights_1 - learning_rate * gradient_1
    weights_2 = weights_2 - learning_rate * gradient_2
    predictions.append(prediction)
return weights_1, weights_2, predictions
""",
        """\
predictions = []
for _ in range(updates):
    hidden = inputs @ weights_1
    prediction = (hidden @ weights_2).item()
    predictions.append(prediction)
    gradient_1 = np.outer(inputs, weights_2) * (prediction - actual)
    gradient_2 = hidden.reshape(2, 1) * (prediction - actual)
    weights_1 = weights_1 - learning_rate * gradient_1
    weights_2 = weights_2 - learning_rate * gradient_2
return weights_1, weights_2, predictions
""",
    ],
    "reterr": [
        changed(
            TRAIN, ("return weights_1", "predictions = [(p - actual) ** 2 / 2 for p in predictions]\nreturn weights_1")
        ),
    ],
    "decay": [
        changed(TRAIN, ("- learning_rate *", "- learning_rate / (count + 1) *")),
        changed(TRAIN, (BOTH, f"rate = learning_rate\n{BOTH}    learning_rate = rate / (1 + count)\n")),
    ],
    "onlyout": [changed(TRAIN, (MOVE_1, ""))],
    "onlyhid": [changed(TRAIN, (MOVE_2, ""))],
    "ascent": [changed(TRAIN, ("- learning_rate *", "+ learning_rate *"))],
    "nolr": [changed(TRAIN, ("- learning_rate *", "-"))],
    "refwd": [
        """\
predictions = [(inputs @ weights_1 @ weights_2).item()]
for _ in range(updates):
    hidden = inputs @ weights_1
    delta = (hidden @ weights_2).item() - actual
    weights_2 = weights_2 - learning_rate * delta * hidden.reshape(2, 1)
    hidden = inputs @ weights_1
    delta = (hidden @ weights_2).item() - actual
    weights_1 = weights_1 - learning_rate * delta * np.outer(inputs, weights_2)
    predictions.append((inputs @ weights_1 @ weights_2).item())
return weights_1, weights_2, predictions
"""
    ],
    "hidfirst": [
        """\
predictions = [(inputs @ weights_1 @ weights_2).item()]
for _ in range(updates):
    hidden = inputs @ weights_1
    delta = (hidden @ weights_2).item() - actual
    weights_1 = weights_1 - learning_rate * delta * np.outer(inputs, weights_2)
    hidden = inputs @ weights_1
    weights_2 = weights_2 - learning_rate * delta * hidden.reshape(2, 1)
    predictions.append((inputs @ weights_1 @ weights_2).item())
return weights_1, weights_2, predictions
"""
    ],
}


def function(name: str, parameters: str, body: str) -> str:
    """The source of a function with this body."""
    return f"def {name}({parameters}):\n{indent(body, '    ')}"


WRONG = {
    **{
        ("updated_weights", name): [function("updated_weights", SCALARS, body)]
        for name, body in UPDATED_WEIGHTS.items()
    },
    **{
        ("prediction_after_update", name): [function("prediction_after_update", SCALARS, body)]
        for name, body in PREDICTION_AFTER_UPDATE.items()
    },
    **{
        ("train", name): [
            function("train", "inputs, actual, weights_1, weights_2, learning_rate, updates", body) for body in bodies
        ]
        for name, bodies in TRAINED.items()
    },
}
"""The sources of the wrong functions by step and mistake."""
