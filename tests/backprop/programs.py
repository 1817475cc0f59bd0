"""Right functions of the long steps, in pieces: tests make wrong ones of them."""

from __future__ import annotations

from tests.changed import changed

PASS = """\
h1 = i1 * w1 + i2 * w2
h2 = i1 * w3 + i2 * w4
out = h1 * w5 + h2 * w6
d = out - actual
"""

FIRST = """\
w1 = w1 - learning_rate * i1 * d * w5
w2 = w2 - learning_rate * i2 * d * w5
w3 = w3 - learning_rate * i1 * d * w6
w4 = w4 - learning_rate * i2 * d * w6
"""

LAST = """\
w5 = w5 - learning_rate * h1 * d
w6 = w6 - learning_rate * h2 * d
"""

WEIGHTS = "return w1, w2, w3, w4, w5, w6\n"
SECOND = "return (i1 * w1 + i2 * w2) * w5 + (i1 * w3 + i2 * w4) * w6\n"

MATRICES = """\
hidden = inputs @ weights_1
delta = (hidden @ weights_2).item() - actual
gradient_1 = delta * np.outer(inputs, weights_2)
gradient_2 = delta * hidden.reshape(2, 1)
new_1 = weights_1 - learning_rate * gradient_1
new_2 = weights_2 - learning_rate * gradient_2
return new_1, new_2
"""
OUTER = "np.outer(inputs, weights_2)"

TRAIN = """\
predictions = [(inputs @ weights_1 @ weights_2).item()]
for count in range(updates):
    hidden = inputs @ weights_1
    delta = (hidden @ weights_2).item() - actual
    gradient_1 = np.outer(inputs, weights_2) * delta
    gradient_2 = hidden.reshape(2, 1) * delta
    weights_1 = weights_1 - learning_rate * gradient_1
    weights_2 = weights_2 - learning_rate * gradient_2
    predictions.append((inputs @ weights_1 @ weights_2).item())
return weights_1, weights_2, predictions
"""
SHOW = "    predictions.append((inputs @ weights_1 @ weights_2).item())\n"

UNTIL = """\
for count in range(max_updates):
    hidden = inputs @ weights_1
    delta = (hidden @ weights_2).item() - actual
    if abs(delta) < tolerance:
        return count
    gradient_1 = np.outer(inputs, weights_2) * delta
    gradient_2 = hidden.reshape(2, 1) * delta
    weights_1 = weights_1 - learning_rate * gradient_1
    weights_2 = weights_2 - learning_rate * gradient_2
return max_updates
"""

MEASURED = """\
def error(w):
    p = (i1 * w[0] + i2 * w[1]) * w[4] + (i1 * w[2] + i2 * w[3]) * w[5]
    return (p - actual) ** 2 / 2
slopes = []
for k in range(6):
    up, down = [w1, w2, w3, w4, w5, w6], [w1, w2, w3, w4, w5, w6]
    up[k] += step
    down[k] -= step
    slopes.append((error(up) - error(down)) / (2 * step))
return slopes
"""

MOMENTUM = ("v, u = 0.9 * v + gradient_1, 0.9 * u + gradient_2", "learning_rate * v", "learning_rate * u")
"""The sums over the rounds, and both layers' steps."""


def moved_by(text: str, sums: str, first: str, last: str) -> str:
    """A training with other steps of both layers, and a line that keeps sums v and u over the rounds."""
    return changed(
        text,
        ("for count", "v = u = 0\nfor count"),
        ("    weights_1 =", f"    {sums}\n    weights_1 ="),
        ("learning_rate * gradient_1", first),
        ("learning_rate * gradient_2", last),
    )
