"""Right ways to write every step: formulas, or bodies with their own `return`."""

from __future__ import annotations


def _filled(forms: list[str], **names: str) -> list[str]:
    """The forms with the names of one step in the places of capital letters."""
    for letter, name in names.items():
        forms = [form.replace(letter, name) for form in forms]
    return forms


NEURON = [
    "X * A + Y * B",
    "B * Y + A * X",
    "float(X * A + Y * B)",
    "np.float64(X * A) + Y * B",
    "sum([X * A, Y * B])",
    "sum(x * w for x, w in zip((X, Y), (A, B)))",
    "sum(map(lambda x, w: x * w, [X, Y], [A, B]))",
    "math.fsum((X * A, Y * B))",
    "np.dot([X, Y], [A, B])",
    "np.dot(np.array([X, Y]), np.array([A, B])).item()",
    "float(np.array([X, Y]) @ np.array([A, B]))",
    "np.inner((X, Y), (A, B))",
    "np.vdot([X, Y], [A, B])",
    "float(np.einsum('i,i->', [X, Y], [A, B]))",
    "np.tensordot([X, Y], [A, B], 1).item()",
    "np.sum(np.multiply([X, Y], [A, B]))",
    "np.matmul([[X, Y]], [[A], [B]])[0, 0]",
    "np.add(np.multiply(X, A), np.multiply(Y, B))",
    """
total = 0
for value, weight in ((X, A), (Y, B)):
    total += value * weight
return total
""",
    """
contributions = [X * A, Y * B]
return contributions[0] + contributions[1]
""",
    """
def weighted(value, weight):
    return value * weight
return weighted(X, A) + weighted(Y, B)
""",
    """
from functools import reduce
from operator import add, mul
return reduce(add, map(mul, (X, Y), (A, B)))
""",
    """
from itertools import accumulate
*_, last = accumulate([X * A, Y * B])
return last
""",
    """
X *= A
Y *= B
return X + Y
""",
    "(first := X * A) + Y * B",
    "np.vectorize(lambda value, weight: value * weight)([X, Y], [A, B]).sum()",
    """
from decimal import Decimal
return float(Decimal(X) * Decimal(A) + Decimal(Y) * Decimal(B))
""",
    """
from fractions import Fraction
return float(Fraction(X) * Fraction(A) + Fraction(Y) * Fraction(B))
""",
    """
class Neuron:
    def __init__(self, *weights):
        self.weights = weights
    def __call__(self, *values):
        return sum(value * weight for value, weight in zip(values, self.weights))
return Neuron(A, B)(X, Y)
""",
]

LAST_LAYER = [
    "H * delta",
    "delta * H",
    "(-H) * (-delta)",
    "float(H * delta)",
    "np.float64(H) * delta",
    "np.multiply(H, delta)",
    "math.prod([H, delta])",
    "np.prod((delta, H)).item()",
    "np.outer(H, delta)[0, 0]",
    "np.dot(H, delta)",
    "(np.array([h1, h2]) * delta)[N]",
    "[h * delta for h in (h1, h2)][N]",
    "np.einsum('i,->i', [h1, h2], delta)[N]",
    "2 * (delta * H) / 2",
    "H / (1 / delta)",
    "((delta + 1e-30j * H) ** 2 / 2).imag / 1e-30",
    "((delta + H / 2) ** 2 - (delta - H / 2) ** 2) / 2",
    """
error_by_prediction = delta
prediction_by_weight = H
return error_by_prediction * prediction_by_weight
""",
    """
chain = 1
for link in (delta, H):
    chain *= link
return chain
""",
    """
from functools import reduce
return reduce(lambda a, b: a * b, [delta, H])
""",
]

FIRST_LAYER = [
    "X * delta * W",
    "W * delta * X",
    "delta * (X * W)",
    "float(X * (delta * W))",
    "np.float64(delta) * W * X",
    "math.prod((delta, W, X))",
    "np.prod([X, delta, W])",
    "np.multiply(np.multiply(X, delta), W)",
    "(np.outer([i1, i2], [w5, w6]) * delta)[I, N]",
    "(np.array([[i1], [i2]]) @ np.array([[w5, w6]]) * delta)[I][N].item()",
    "np.einsum('i,j->ij', [i1, i2], [w5, w6])[I, N] * delta",
    "np.tensordot([i1, i2], np.multiply(delta, [w5, w6]), 0)[I, N]",
    "[[i * delta * w for w in (w5, w6)] for i in (i1, i2)][I][N]",
    "((delta + 1e-30j * X * W) ** 2 / 2).imag / 1e-30",
    "((delta + X * W / 2) ** 2 - (delta - X * W / 2) ** 2) / 2",
    """
delta_hidden = delta * W
return X * delta_hidden
""",
    """
error_by_prediction, prediction_by_hidden, hidden_by_weight = delta, W, X
return error_by_prediction * prediction_by_hidden * hidden_by_weight
""",
    """
gradient = delta
gradient *= W
gradient *= X
return gradient
""",
    """
from functools import reduce
from operator import mul
return reduce(mul, [delta, W, X])
""",
    """
def back(signal, by):
    return signal * by
return back(back(delta, W), X)
""",
]

PASS = """
h1 = i1 * w1 + i2 * w2
h2 = i1 * w3 + i2 * w4
delta = h1 * w5 + h2 * w6 - actual
"""

MATRICES = """
x = np.array([i1, i2])
first, last = np.array([[w1, w3], [w2, w4]]), np.array([[w5], [w6]])
hidden = x @ first
delta = (hidden @ last)[0] - actual
new_first = first - learning_rate * delta * np.outer(x, last)
new_last = last - learning_rate * delta * hidden[:, None]
"""

COMPLEX = """
def error(w1, w2, w3, w4, w5, w6):
    return ((i1 * w1 + i2 * w2) * w5 + (i1 * w3 + i2 * w4) * w6 - actual) ** 2 / 2
weights = [w1, w2, w3, w4, w5, w6]
new = []
for n in range(6):
    moved = [w + 1e-30j * (k == n) for k, w in enumerate(weights)]
    new.append(weights[n] - learning_rate * error(*moved).imag / 1e-30)
"""

IN_PLACE = """
w1 -= learning_rate * i1 * delta * w5
w2 -= learning_rate * i2 * delta * w5
w3 -= learning_rate * i1 * delta * w6
w4 -= learning_rate * i2 * delta * w6
w5 -= learning_rate * h1 * delta
w6 -= learning_rate * h2 * delta
"""

OLD_ONES_KEPT = """
old_w5, old_w6 = w5, w6
w6 = w6 - learning_rate * delta * h2
w5 = w5 - learning_rate * delta * h1
w4 = w4 - learning_rate * delta * old_w6 * i2
w3 = w3 - learning_rate * delta * old_w6 * i1
w2 = w2 - learning_rate * delta * old_w5 * i2
w1 = w1 - learning_rate * delta * old_w5 * i1
"""

GRADIENTS = (
    "\ngradients = [i1 * delta * w5, i2 * delta * w5, i1 * delta * w6, i2 * delta * w6, h1 * delta, h2 * delta]\n"
)
SECOND = "return (i1 * w1 + i2 * w2) * w5 + (i1 * w3 + i2 * w4) * w6"

UPDATED_WEIGHTS = [
    f"{PASS}{IN_PLACE}return [w1, w2, w3, w4, w5, w6]",
    f"{PASS}{IN_PLACE}return w1, w2, w3, w4, w5, w6",
    f"{PASS}{IN_PLACE}return np.array([w1, w2, w3, w4, w5, w6])",
    f"{PASS}{IN_PLACE}return [float(w1), np.float64(w2), w3, np.float64(w4), w5, w6]",
    f"{PASS}{OLD_ONES_KEPT}return (w1, w2, w3, w4, w5, w6)",
    f"{PASS}{GRADIENTS}return [w - learning_rate * g for w, g in zip([w1, w2, w3, w4, w5, w6], gradients)]",
    f"{PASS}{GRADIENTS}return np.array([w1, w2, w3, w4, w5, w6]) - learning_rate * np.array(gradients)",
    f"{PASS}{GRADIENTS}return (np.array([w1, w2, w3, w4, w5, w6]) - np.multiply(learning_rate, gradients)).tolist()",
    f"{PASS}{GRADIENTS}return list(map(lambda w, g: w - g * learning_rate, (w1, w2, w3, w4, w5, w6), gradients))",
    f"{PASS}{GRADIENTS}return tuple(w - learning_rate * g for w, g in zip((w1, w2, w3, w4, w5, w6), gradients))",
    f"{MATRICES}return [*new_first.T.ravel(), *new_last.ravel()]",
    f"{MATRICES}return np.concatenate([new_first.ravel('F'), new_last[:, 0]])",
    f"{MATRICES}return np.hstack((new_first[:, 0], new_first[:, 1], new_last.flatten())).tolist()",
    f"{COMPLEX}return new",
    """
weights = {"w1": w1, "w2": w2, "w3": w3, "w4": w4, "w5": w5, "w6": w6}
h = [i1 * w1 + i2 * w2, i1 * w3 + i2 * w4]
step = learning_rate * (h[0] * w5 + h[1] * w6 - actual)
changes = {"w1": i1 * w5, "w2": i2 * w5, "w3": i1 * w6, "w4": i2 * w6, "w5": h[0], "w6": h[1]}
return [weights[name] - step * changes[name] for name in sorted(weights)]
""",
]

PREDICTION_AFTER_UPDATE = [
    f"{PASS}{IN_PLACE}{SECOND}",
    f"{PASS}{OLD_ONES_KEPT}{SECOND}",
    f"{PASS}{IN_PLACE}h1, h2 = i1 * w1 + i2 * w2, i1 * w3 + i2 * w4\nreturn h1 * w5 + h2 * w6",
    f"{MATRICES}return (x @ new_first @ new_last)[0]",
    f"{MATRICES}return (x @ new_first @ new_last).item()",
    f"{MATRICES}return float((x @ new_first @ new_last)[0])",
    f"{MATRICES}return np.linalg.multi_dot([x, new_first, new_last]).item()",
    f"{MATRICES}return np.einsum('i,ij,jk->', x, new_first, new_last)",
    f"{MATRICES}return np.sum(x[:, None] * new_first * new_last.T)",
    f"{MATRICES}return (x @ (new_first @ new_last)).sum()",
    f"{COMPLEX}w1, w2, w3, w4, w5, w6 = new\n{SECOND}",
    f"""{PASS}{GRADIENTS}
new = np.array([w1, w2, w3, w4, w5, w6]) - learning_rate * np.array(gradients)
w1, w2, w3, w4, w5, w6 = new
{SECOND}""",
    """
def forward(w1, w2, w3, w4, w5, w6):
    h1, h2 = i1 * w1 + i2 * w2, i1 * w3 + i2 * w4
    return h1, h2, h1 * w5 + h2 * w6
h1, h2, out = forward(w1, w2, w3, w4, w5, w6)
step = learning_rate * (out - actual)
slopes = (i1 * w5, i2 * w5, i1 * w6, i2 * w6, h1, h2)
return forward(*(w - step * slope for w, slope in zip((w1, w2, w3, w4, w5, w6), slopes)))[-1]
""",
]

PAIR_PASS = """
hidden = inputs @ weights_1
delta = (hidden @ weights_2)[0] - actual
"""

UPDATED_MATRICES = [
    f"""{PAIR_PASS}
return (
    weights_1 - learning_rate * delta * np.outer(inputs, weights_2),
    weights_2 - learning_rate * delta * hidden[:, None],
)
""",
    f"""{PAIR_PASS}
step = learning_rate * delta
return [weights_1 - step * inputs[:, None] * weights_2.T, weights_2 - step * np.vstack(hidden)]
""",
    f"""{PAIR_PASS}
new_1, new_2 = weights_1.copy(), weights_2.copy()
new_1 -= learning_rate * delta * np.outer(inputs, weights_2)
new_2 -= learning_rate * delta * hidden.reshape(-1, 1)
return new_1, new_2
""",
    f"""{PAIR_PASS}
old_2 = weights_2
weights_2 = weights_2 - learning_rate * delta * hidden.reshape(2, 1)
weights_1 = weights_1 - learning_rate * delta * inputs.reshape(2, 1) @ old_2.reshape(1, 2)
return weights_1, weights_2
""",
    """
hidden = np.dot(inputs, weights_1)
delta = np.dot(hidden, weights_2) - actual
gradient_1 = np.dot(inputs[:, np.newaxis], (weights_2 * delta).T)
gradient_2 = np.outer(hidden, delta)
return np.subtract(weights_1, learning_rate * gradient_1), np.subtract(weights_2, learning_rate * gradient_2)
""",
    f"""{PAIR_PASS}
new_1 = [[weights_1[i][j] - learning_rate * delta * inputs[i] * weights_2[j][0] for j in range(2)] for i in range(2)]
new_2 = [[weights_2[j][0] - learning_rate * delta * hidden[j]] for j in range(2)]
return new_1, new_2
""",
    f"""{PAIR_PASS}
new_1, new_2 = np.zeros((2, 2)), np.zeros((2, 1))
for j in range(2):
    new_2[j, 0] = weights_2[j, 0] - learning_rate * hidden[j] * delta
    for i in range(2):
        new_1[i, j] = weights_1[i, j] - learning_rate * inputs[i] * delta * weights_2[j, 0]
return new_1, new_2
""",
    """
(w1, w3), (w2, w4) = weights_1
(w5,), (w6,) = weights_2
i1, i2 = inputs
h1, h2 = i1 * w1 + i2 * w2, i1 * w3 + i2 * w4
step = learning_rate * (h1 * w5 + h2 * w6 - actual)
first = [[w1 - step * i1 * w5, w3 - step * i1 * w6], [w2 - step * i2 * w5, w4 - step * i2 * w6]]
return np.array(first), np.array([[w5 - step * h1], [w6 - step * h2]])
""",
    """
x = inputs.reshape(1, -1)
hidden = x @ weights_1
delta = hidden @ weights_2 - actual
return weights_1 - learning_rate * x.T @ delta @ weights_2.T, weights_2 - learning_rate * hidden.T @ delta
""",
    """
hidden = np.einsum("i,ij->j", inputs, weights_1)
delta = np.einsum("j,jk->k", hidden, weights_2) - actual
gradient_1 = np.einsum("i,jk,k->ij", inputs, weights_2, delta)
gradient_2 = np.einsum("j,k->jk", hidden, delta)
return weights_1 - learning_rate * gradient_1, weights_2 - learning_rate * gradient_2
""",
    f"""{PAIR_PASS}
gradients = delta * np.outer(inputs, weights_2), delta * hidden.reshape(weights_2.shape)
return tuple(w - learning_rate * g for w, g in zip((weights_1, weights_2), gradients))
""",
    """
def error(first, last):
    return ((inputs @ first @ last)[0] - actual) ** 2 / 2
new = []
for layer, weights in enumerate((weights_1, weights_2)):
    gradient = np.zeros(weights.shape)
    for place in np.ndindex(weights.shape):
        moved = [weights_1.astype(complex), weights_2.astype(complex)]
        moved[layer][place] += 1e-30j
        gradient[place] = error(*moved).imag / 1e-30
    new.append(weights - learning_rate * gradient)
return new
""",
]

ROUND = """
def update(first, last):
    hidden = inputs @ first
    step = learning_rate * ((hidden @ last).item() - actual)
    return first - step * np.outer(inputs, last), last - step * hidden.reshape(2, 1)

def predict(first, last):
    return (inputs @ first @ last).item()
"""

TRAIN = [
    f"""{ROUND}
predictions = [predict(weights_1, weights_2)]
for _ in range(updates):
    weights_1, weights_2 = update(weights_1, weights_2)
    predictions.append(predict(weights_1, weights_2))
return weights_1, weights_2, predictions
""",
    f"""{ROUND}
predictions = []
for _ in range(updates):
    predictions.append(predict(weights_1, weights_2))
    weights_1, weights_2 = update(weights_1, weights_2)
predictions.append(predict(weights_1, weights_2))
return weights_1, weights_2, tuple(predictions)
""",
    f"""{ROUND}
predictions = np.zeros(updates + 1)
for n in range(updates + 1):
    if n > 0:
        weights_1, weights_2 = update(weights_1, weights_2)
    predictions[n] = predict(weights_1, weights_2)
return [weights_1, weights_2, predictions]
""",
    f"""{ROUND}
predictions = np.array([])
while True:
    predictions = np.append(predictions, predict(weights_1, weights_2))
    if len(predictions) > updates:
        return weights_1, weights_2, predictions
    weights_1, weights_2 = update(weights_1, weights_2)
""",
    f"""{ROUND}
pairs = [(weights_1, weights_2)]
while len(pairs) <= updates:
    pairs.append(update(*pairs[-1]))
return pairs[-1][0], pairs[-1][1], [predict(*pair) for pair in pairs]
""",
    f"""{ROUND}
from itertools import accumulate
pairs = list(accumulate(range(updates), lambda pair, _: update(*pair), initial=(weights_1, weights_2)))
return *pairs[-1], [predict(*pair) for pair in pairs]
""",
    f"""{ROUND}
def run(first, last, left):
    if left == 0:
        return first, last, [predict(first, last)]
    *weights, predictions = run(*update(first, last), left - 1)
    return *weights, [predict(first, last), *predictions]
return run(weights_1, weights_2, updates)
""",
    """
first, last = weights_1.copy(), weights_2.copy()
predictions = [(inputs @ first @ last)[0]]
for _ in range(updates):
    hidden = inputs @ first
    delta = predictions[-1] - actual
    gradient = delta * np.outer(inputs, last)
    last -= learning_rate * delta * hidden[:, None]
    first -= learning_rate * gradient
    predictions += [(inputs @ first @ last)[0]]
return first, last, predictions
""",
    """
(w1, w3), (w2, w4) = weights_1.tolist()
(w5,), (w6,) = weights_2.tolist()
i1, i2 = inputs.tolist()
predictions = []
for n in range(updates + 1):
    h1, h2 = i1 * w1 + i2 * w2, i1 * w3 + i2 * w4
    out = h1 * w5 + h2 * w6
    predictions.append(out)
    if n == updates:
        break
    d = learning_rate * (out - actual)
    w1, w2, w3, w4 = w1 - d * i1 * w5, w2 - d * i2 * w5, w3 - d * i1 * w6, w4 - d * i2 * w6
    w5, w6 = w5 - d * h1, w6 - d * h2
return [[w1, w3], [w2, w4]], [[w5], [w6]], predictions
""",
    """
x, w1, w2 = inputs[None, :], np.array(weights_1), np.array(weights_2)
history = []
count = 0
while count < updates:
    h = x.dot(w1)
    out = h.dot(w2)
    history.append(float(out[0, 0]))
    d = out - actual
    w1, w2 = w1 - learning_rate * x.T.dot(d.dot(w2.T)), w2 - learning_rate * h.T.dot(d)
    count += 1
history.append(float(x.dot(w1).dot(w2)[0, 0]))
return w1, w2, np.asarray(history)
""",
    f"""{ROUND}
def rounds():
    first, last = weights_1, weights_2
    yield first, last, predict(first, last)
    for _ in range(updates):
        first, last = update(first, last)
        yield first, last, predict(first, last)
*_, (first, last, _) = history = list(rounds())
return first, last, [row[2] for row in history]
""",
]

TRAIN_UNTIL = [
    f"""{ROUND}
for count in range(max_updates):
    if abs(predict(weights_1, weights_2) - actual) < tolerance:
        return count
    weights_1, weights_2 = update(weights_1, weights_2)
return max_updates
""",
    f"""{ROUND}
count = 0
while count < max_updates and abs(predict(weights_1, weights_2) - actual) >= tolerance:
    weights_1, weights_2 = update(weights_1, weights_2)
    count += 1
return count
""",
    f"""{ROUND}
count = 0
while abs(actual - predict(weights_1, weights_2)) >= tolerance:
    if count == max_updates:
        break
    weights_1, weights_2 = update(weights_1, weights_2)
    count = count + 1
return count
""",
    f"""{ROUND}
for count in range(max_updates + 1):
    if -tolerance < predict(weights_1, weights_2) - actual < tolerance:
        break
    weights_1, weights_2 = update(weights_1, weights_2)
return count
""",
    f"""{ROUND}
def near(first, last):
    return (predict(first, last) - actual) ** 2 < tolerance**2
count = 0
while not near(weights_1, weights_2):
    if count >= max_updates:
        return max_updates
    weights_1, weights_2 = update(weights_1, weights_2)
    count += 1
return count
""",
    f"""{ROUND}
def run(first, last, count):
    if count == max_updates or np.abs(predict(first, last) - actual) < tolerance:
        return count
    return run(*update(first, last), count + 1)
return run(weights_1, weights_2, 0)
""",
    f"""{ROUND}
predictions = [predict(weights_1, weights_2)]
for _ in range(max_updates):
    weights_1, weights_2 = update(weights_1, weights_2)
    predictions.append(predict(weights_1, weights_2))
near = [abs(p - actual) < tolerance for p in predictions]
return near.index(True) if True in near else max_updates
""",
    f"""{ROUND}
distances = []
for _ in range(max_updates):
    distances.append(abs(predict(weights_1, weights_2) - actual))
    weights_1, weights_2 = update(weights_1, weights_2)
near = np.flatnonzero(np.array(distances) < tolerance)
return near[0] if near.size else max_updates
""",
    f"""{ROUND}
from itertools import accumulate, takewhile
pairs = accumulate(range(max_updates - 1), lambda pair, _: update(*pair), initial=(weights_1, weights_2))
return sum(1 for _ in takewhile(lambda pair: abs(predict(*pair) - actual) >= tolerance, pairs)) if max_updates else 0
""",
    """
(w1, w3), (w2, w4) = weights_1
(w5,), (w6,) = weights_2
i1, i2 = inputs
count = 0
for _ in range(max_updates):
    h1, h2 = i1 * w1 + i2 * w2, i1 * w3 + i2 * w4
    delta = h1 * w5 + h2 * w6 - actual
    if abs(delta) < tolerance:
        break
    d = learning_rate * delta
    w1, w2, w3, w4 = w1 - d * i1 * w5, w2 - d * i2 * w5, w3 - d * i1 * w6, w4 - d * i2 * w6
    w5, w6 = w5 - d * h1, w6 - d * h2
    count += 1
return count
""",
    f"""{ROUND}
for count in range(max_updates):
    if abs(predict(weights_1, weights_2) - actual) < tolerance:
        break
    weights_1, weights_2 = update(weights_1, weights_2)
else:
    count = max_updates
return count
""",
    f"""{ROUND}
left = max_updates
while left and abs(predict(weights_1, weights_2) - actual) >= tolerance:
    weights_1, weights_2 = update(weights_1, weights_2)
    left -= 1
return max_updates - left
""",
    f"""{ROUND}
count = np.int64(0)
while count < max_updates:
    if math.fabs(predict(weights_1, weights_2) - actual) < tolerance:
        break
    weights_1, weights_2 = update(weights_1, weights_2)
    count += 1
return count
""",
]

ERROR_OF = """
def error(w1, w2, w3, w4, w5, w6):
    return ((i1 * w1 + i2 * w2) * w5 + (i1 * w3 + i2 * w4) * w6 - actual) ** 2 / 2
weights = [w1, w2, w3, w4, w5, w6]
"""

NUMERICAL_GRADIENTS = [
    f"""{ERROR_OF}
gradients = []
for n in range(6):
    up, down = weights.copy(), weights.copy()
    up[n] += step
    down[n] -= step
    gradients.append((error(*up) - error(*down)) / (2 * step))
return gradients
""",
    f"""{ERROR_OF}
gradients = []
for n in range(6):
    weights[n] += step
    up = error(*weights)
    weights[n] -= 2 * step
    down = error(*weights)
    weights[n] += step
    gradients.append((up - down) / (2 * step))
return tuple(gradients)
""",
    f"""{ERROR_OF}
weights = np.array(weights)
return [(error(*(weights + turn)) - error(*(weights - turn))) / (2 * step) for turn in step * np.eye(6)]
""",
    f"""{ERROR_OF}
up = np.array(weights) + step * np.eye(6)
down = np.array(weights) - step * np.eye(6)
return (error(*up.T) - error(*down.T)) / step / 2
""",
    f"""{ERROR_OF}
def moved(n, by):
    return error(*(w + by if k == n else w for k, w in enumerate(weights)))
return [(moved(n, step) - moved(n, -step)) / (step + step) for n in range(6)]
""",
    f"""{ERROR_OF}
gradients = np.zeros(6)
for n in range(6):
    for sign in (1, -1):
        changed = list(weights)
        changed[n] += sign * step
        gradients[n] += sign * error(*changed)
return gradients / (2 * step)
""",
    f"""{ERROR_OF}
return [
    (error(w1 + step, w2, w3, w4, w5, w6) - error(w1 - step, w2, w3, w4, w5, w6)) / (2 * step),
    (error(w1, w2 + step, w3, w4, w5, w6) - error(w1, w2 - step, w3, w4, w5, w6)) / (2 * step),
    (error(w1, w2, w3 + step, w4, w5, w6) - error(w1, w2, w3 - step, w4, w5, w6)) / (2 * step),
    (error(w1, w2, w3, w4 + step, w5, w6) - error(w1, w2, w3, w4 - step, w5, w6)) / (2 * step),
    (error(w1, w2, w3, w4, w5 + step, w6) - error(w1, w2, w3, w4, w5 - step, w6)) / (2 * step),
    (error(w1, w2, w3, w4, w5, w6 + step) - error(w1, w2, w3, w4, w5, w6 - step)) / (2 * step),
]
""",
    """
def error(weights):
    first, last = np.reshape(weights[:4], (2, 2)).T, np.array(weights[4:])
    return 0.5 * (np.array([i1, i2]) @ first @ last - actual) ** 2
gradients = []
for n in range(6):
    up, down = [w1, w2, w3, w4, w5, w6], [w1, w2, w3, w4, w5, w6]
    up[n], down[n] = up[n] + step, down[n] - step
    gradients.append(float((error(up) - error(down)) / (2 * step)))
return gradients
""",
    f"""{ERROR_OF}
turns = [[step if k == n else 0.0 for k in range(6)] for n in range(6)]
rises = [
    error(*map(lambda w, t: w + t, weights, turn)) - error(*map(lambda w, t: w - t, weights, turn)) for turn in turns
]
return np.array(rises) / (2 * step)
""",
    f"""{ERROR_OF}
def slope(function, at):
    return (function(at + step) - function(at - step)) / (2 * step)
return [
    slope(lambda w: error(w, w2, w3, w4, w5, w6), w1),
    slope(lambda w: error(w1, w, w3, w4, w5, w6), w2),
    slope(lambda w: error(w1, w2, w, w4, w5, w6), w3),
    slope(lambda w: error(w1, w2, w3, w, w5, w6), w4),
    slope(lambda w: error(w1, w2, w3, w4, w, w6), w5),
    slope(lambda w: error(w1, w2, w3, w4, w5, w), w6),
]
""",
]

WRONG_WEIGHTS = [
    f"{PASS}{GRADIENTS}return [n for n, (c, g) in enumerate(zip(claimed, gradients), 1) if abs(c - g) > 1e-4 * abs(g)]",
    f"""{PASS}{GRADIENTS}
pairs = zip(range(1, 7), claimed, gradients)
return tuple(n for n, c, g in pairs if not math.isclose(c, g, rel_tol=1e-3))
""",
    f"{PASS}{GRADIENTS}return np.flatnonzero(~np.isclose(claimed, gradients, rtol=1e-5, atol=0)) + 1",
    f"{PASS}{GRADIENTS}return list(np.where(np.abs(np.divide(claimed, gradients) - 1) > 1e-3)[0] + 1)",
    f"""{PASS}{GRADIENTS}
off = abs(np.array(claimed) - gradients)
return (np.nonzero(off > 1e-5 * np.abs(gradients))[0] + 1).tolist()
""",
    f"{PASS}{GRADIENTS}return sorted({{n for n in range(1, 7) if abs(claimed[n - 1] / gradients[n - 1] - 1) > 5e-3}})",
    f"""{PASS}{GRADIENTS}
ratios = dict(enumerate(np.divide(claimed, gradients), start=1))
return list(filter(lambda n: abs(ratios[n] - 1) > 1e-6, ratios))
""",
    f"{PASS}{GRADIENTS}return np.arange(1, 7)[np.abs(np.subtract(claimed, gradients)) > 1e-3 * np.abs(gradients)]",
    f"""{PASS}{GRADIENTS}
wrong = []
for n in range(6):
    if abs(claimed[n] - gradients[n]) / max(abs(claimed[n]), abs(gradients[n])) > 1e-3:
        wrong.append(n + 1)
return wrong
""",
    f"""{PASS}{GRADIENTS}
from itertools import compress
return list(compress([1, 2, 3, 4, 5, 6], [abs(c - g) > abs(g) / 1000 for c, g in zip(claimed, gradients)]))
""",
    f"""{ERROR_OF}
wrong = []
for n in range(6):
    up, down = list(weights), list(weights)
    up[n] += 1e-3
    down[n] -= 1e-3
    measured = (error(*up) - error(*down)) / 2e-3
    if abs(claimed[n] - measured) > 1e-4 * abs(measured):
        wrong.append(n + 1)
return wrong
""",
    f"""{ERROR_OF}
exact = []
for n in range(6):
    moved = [w + 1e-30j * (k == n) for k, w in enumerate(weights)]
    exact.append(error(*moved).imag / 1e-30)
return [int(n) for n in range(1, 7) if not np.allclose(claimed[n - 1], exact[n - 1])]
""",
    f"{PASS}{GRADIENTS}return [n + 1 for n in range(6) if not np.isclose(gradients[n], claimed[n], rtol=0.01)]",
    f"{PASS}{GRADIENTS}return [n + 1 for n in range(6) if not np.isclose(claimed[n], gradients[n], rtol=0.01)]",
    f"{PASS}{GRADIENTS}return [n + 1 for n in range(6) if not math.isclose(claimed[n], gradients[n], rel_tol=0.01)]",
    f"""{PASS}{GRADIENTS}
pairs = list(zip(range(1, 7), claimed, gradients))
return [n for n, c, g in pairs if abs(g - c) > 0.01 * abs(c)]
""",
    f"""{PASS}{GRADIENTS}
pairs = list(zip(range(1, 7), claimed, gradients))
return [n for n, c, g in pairs if abs(g - c) >= 0.01 * abs(g)]
""",
    *(
        f"{PASS}{GRADIENTS}return [n for n, c, g in zip(range(1, 7), claimed, gradients) if {off}]"
        for off in (
            *(f"abs(c - g) > {limit}" for limit in ("1e-6", "1e-7", "1e-8", "1e-9")),
            "abs(c - g) > 1e-6 * max(1, abs(g))",
            "round(c, 6) != round(g, 6)",
            *(f"abs(c - g) > {limit} * max(abs(c), abs(g))" for limit in ("0.01", "1e-9")),
            *(f"abs(c - g) > {limit} * min(abs(c), abs(g))" for limit in ("0.01", "2e-9")),
            *(f"abs(c - g) / (abs(c) + abs(g)) > {limit}" for limit in ("1e-3", "1e-6")),
            "not np.isclose(c, g)",
            "not math.isclose(c, g, rel_tol=1e-6, abs_tol=1e-6)",
        )
    ),
    f"""{ERROR_OF}
measured = []
for n in range(6):
    up, down = list(weights), list(weights)
    up[n] += 1e-4
    down[n] -= 1e-4
    measured.append((error(*up) - error(*down)) / 2e-4)
return [n + 1 for n in range(6) if abs(measured[n] - claimed[n]) > 1e-6]
""",
]

REPAIRED_UPDATE = [
    *UPDATED_MATRICES,
    """
h1_h2 = np.dot(inputs, weights_1)
delta = np.dot(h1_h2, weights_2) - actual
new_2 = weights_2 - learning_rate * delta * h1_h2.reshape(-1, 1)
new_1 = weights_1 - learning_rate * delta * inputs.reshape(-1, 1) * weights_2.reshape(1, -1)
return new_1, new_2
""",
]

RIGHT = {
    "forward_h1": _filled(NEURON, X="i1", Y="i2", A="w1", B="w2"),
    "forward_h2": _filled(NEURON, X="i1", Y="i2", A="w3", B="w4"),
    "forward_out": _filled(NEURON, X="h1", Y="h2", A="w5", B="w6"),
    "error": [
        "(prediction - actual) ** 2 / 2",
        "0.5 * (prediction - actual) ** 2",
        "1 / 2 * (actual - prediction) ** 2",
        "(prediction - actual) * (prediction - actual) / 2",
        "math.pow(prediction - actual, 2) / 2",
        "pow(prediction - actual, 2) * 0.5",
        "abs(prediction - actual) ** 2 / 2",
        "np.square(prediction - actual) / 2",
        "float(np.power(prediction - actual, 2) / 2)",
        "((prediction - actual) / math.sqrt(2)) ** 2",
        "(prediction**2 - 2 * prediction * actual + actual**2) / 2",
        "np.linalg.norm([prediction - actual]) ** 2 / 2",
        "np.dot([prediction - actual], [prediction - actual]) / 2",
        "np.mean([(prediction - actual) ** 2, 0])",
        "sum((p - a) ** 2 for p, a in [(prediction, actual)]) / 2",
        "(lambda d: d * d / 2)(np.float64(prediction) - actual)",
        "\ndifference = prediction - actual\nreturn difference**2 / 2\n",
        "\nprediction -= actual\nprediction *= prediction\nreturn prediction / 2\n",
    ],
    "delta": [
        "prediction - actual",
        "-actual + prediction",
        "-(actual - prediction)",
        "prediction + -1 * actual",
        "float(prediction - actual)",
        "np.float64(prediction) - actual",
        "np.subtract(prediction, actual)",
        "sum((prediction, -actual))",
        "math.fsum([prediction, -actual])",
        "np.diff([actual, prediction])[0]",
        "np.diff([actual, prediction]).item()",
        "(np.array([prediction]) - np.array([actual]))[0]",
        "2 * (prediction - actual) / 2",
        "complex(prediction - actual).real",
        "np.dot([1, -1], [prediction, actual])",
        "((prediction - actual + 1e-30j) ** 2 / 2).imag / 1e-30",
        "((prediction - actual + 0.5) ** 2 - (prediction - actual - 0.5) ** 2) / 2",
        "\nfrom operator import sub\nreturn sub(prediction, actual)\n",
        "\nprediction -= actual\nreturn prediction\n",
    ],
    "gradient_w6": _filled(LAST_LAYER, H="h2", N="1"),
    "gradient_w5": _filled(LAST_LAYER, H="h1", N="0"),
    "gradient_w1": _filled(FIRST_LAYER, X="i1", W="w5", I="0", N="0"),
    "gradient_w2": _filled(FIRST_LAYER, X="i2", W="w5", I="1", N="0"),
    "gradient_w3": _filled(FIRST_LAYER, X="i1", W="w6", I="0", N="1"),
    "gradient_w4": _filled(FIRST_LAYER, X="i2", W="w6", I="1", N="1"),
    "updated_weight": [
        "weight - learning_rate * gradient",
        "weight - gradient * learning_rate",
        "-learning_rate * gradient + weight",
        "weight + learning_rate * -gradient",
        "-(learning_rate * gradient - weight)",
        "float(weight - learning_rate * gradient)",
        "np.float64(weight) - learning_rate * gradient",
        "np.subtract(weight, np.multiply(learning_rate, gradient))",
        "sum((weight, -learning_rate * gradient))",
        "math.fsum([weight, -learning_rate * gradient])",
        "np.dot([1, -learning_rate], [weight, gradient])",
        "np.polyval([-gradient, weight], learning_rate)",
        "(np.array([weight]) - learning_rate * np.array([gradient]))[0]",
        "(np.array(weight) - learning_rate * np.array(gradient)).item()",
        "weight * (1 - learning_rate * gradient / weight)",
        "\nweight -= learning_rate * gradient\nreturn weight\n",
        "\nstep = learning_rate * gradient\nreturn weight - step\n",
        "\ndef step(rate):\n    return weight - rate * gradient\nreturn step(learning_rate)\n",
    ],
    "updated_weights": UPDATED_WEIGHTS,
    "prediction_after_update": PREDICTION_AFTER_UPDATE,
    "hidden_layer": [
        "inputs @ weights_1",
        "np.dot(inputs, weights_1)",
        "inputs.dot(weights_1)",
        "np.matmul(inputs, weights_1)",
        "weights_1.T @ inputs",
        "weights_1.transpose().dot(inputs)",
        "np.einsum('i,ij->j', inputs, weights_1)",
        "np.tensordot(inputs, weights_1, axes=1)",
        "np.inner(inputs, weights_1.T)",
        "(inputs[:, None] * weights_1).sum(axis=0)",
        "np.sum(inputs.reshape(-1, 1) * weights_1, axis=0)",
        "(inputs[np.newaxis, :] @ weights_1)[0]",
        "(inputs.reshape(1, 2) @ weights_1).ravel()",
        "np.squeeze(np.atleast_2d(inputs) @ weights_1)",
        "inputs[0] * weights_1[0] + inputs[1] * weights_1[1]",
        "np.array([inputs @ weights_1[:, 0], inputs @ weights_1[:, 1]])",
        "[inputs @ column for column in weights_1.T]",
        "[sum(i * w for i, w in zip(inputs, column)) for column in weights_1.T.tolist()]",
        "(inputs @ weights_1).tolist()",
        "tuple(inputs @ weights_1)",
        "np.apply_along_axis(inputs.dot, 0, weights_1)",
        "\nhidden = np.zeros(2)\nfor i in range(2):\n    hidden += inputs[i] * weights_1[i]\nreturn hidden\n",
        "\n(w1, w3), (w2, w4) = weights_1\ni1, i2 = inputs\nreturn i1 * w1 + i2 * w2, i1 * w3 + i2 * w4\n",
    ],
    "output_layer": [
        "(hidden @ weights_2)[0]",
        "(hidden @ weights_2).item()",
        "float((hidden @ weights_2)[0])",
        "hidden @ weights_2[:, 0]",
        "hidden.dot(weights_2.ravel())",
        "np.dot(hidden, weights_2.flatten())",
        "np.vdot(hidden, weights_2)",
        "np.inner(hidden, weights_2.T)[0]",
        "np.einsum('i,ij->', hidden, weights_2)",
        "np.tensordot(hidden, weights_2, 1)[0]",
        "(weights_2.T @ hidden)[0]",
        "(hidden @ weights_2).sum()",
        "(hidden[None, :] @ weights_2)[0, 0]",
        "float(np.squeeze(hidden @ weights_2))",
        "np.sum(hidden[:, None] * weights_2)",
        "sum(hidden * weights_2.reshape(-1))",
        "sum(h * w for h, w in zip(hidden, weights_2[:, 0]))",
        "(hidden @ weights_2).tolist()[0]",
        "hidden[0] * weights_2[0, 0] + hidden[1] * weights_2[1][0]",
        "\n(output,) = np.matmul(hidden, weights_2)\nreturn output\n",
        "\ntotal = 0.0\nfor h, (w,) in zip(hidden, weights_2):\n    total += h * w\nreturn total\n",
    ],
    "gradient_weights_2": [
        "hidden[:, None] * delta",
        "delta * hidden.reshape(-1, 1)",
        "(hidden * delta).reshape(2, 1)",
        "np.outer(hidden, delta)",
        "np.outer(hidden, [delta])",
        "np.multiply.outer(hidden, [delta])",
        "np.expand_dims(hidden, 1) * delta",
        "np.atleast_2d(hidden).T * delta",
        "np.array([hidden]).T * delta",
        "np.vstack(hidden) * delta",
        "np.column_stack([hidden * delta])",
        "np.c_[hidden * delta]",
        "np.einsum('i,j->ij', hidden, [delta])",
        "hidden.reshape(2, 1) @ np.array([[delta]])",
        "np.tensordot(hidden, [delta], 0)",
        "np.array([[hidden[0] * delta], [hidden[1] * delta]])",
        "[[h * delta] for h in hidden]",
        "[[float(h) * delta] for h in hidden]",
        "((hidden[0] * delta,), (hidden[1] * delta,))",
        "[hidden[:1] * delta, hidden[1:] * delta]",
        "\ngradient = np.zeros((2, 1))\nfor n in range(2):\n    gradient[n, 0] = hidden[n] * delta\nreturn gradient\n",
        "\ngradient = np.empty((2, 1))\ngradient[:, 0] = hidden * delta\nreturn gradient\n",
    ],
    "gradient_weights_1": [
        "np.outer(inputs, weights_2) * delta",
        "delta * np.outer(inputs, weights_2.ravel())",
        "np.outer(inputs, delta * weights_2)",
        "inputs[:, None] * weights_2.T * delta",
        "inputs.reshape(-1, 1) @ weights_2.reshape(1, -1) * delta",
        "np.dot(inputs[:, np.newaxis], weights_2.T) * delta",
        "np.einsum('i,jk->ij', inputs, weights_2) * delta",
        "np.multiply.outer(inputs, weights_2[:, 0]) * delta",
        "np.tensordot(inputs, weights_2[:, 0], axes=0) * delta",
        "np.kron(inputs[:, None], weights_2.T) * delta",
        "(weights_2 * inputs).T * delta",
        "np.outer(weights_2, inputs).T * delta",
        "np.column_stack([inputs * w * delta for w in weights_2[:, 0]])",
        "np.array([i * weights_2[:, 0] * delta for i in inputs])",
        "[i * delta * weights_2[:, 0] for i in inputs]",
        "[[i * delta * w for w in weights_2[:, 0]] for i in inputs]",
        "tuple(tuple(i * delta * w for (w,) in weights_2.tolist()) for i in inputs.tolist())",
        "np.vstack((inputs[0] * weights_2.T, inputs[1] * weights_2.T)) * delta",
        """
gradient = np.zeros((2, 2))
for i in range(2):
    for j in range(2):
        gradient[i, j] = inputs[i] * weights_2[j, 0] * delta
return gradient
""",
        """
delta_hidden = weights_2 @ np.array([delta])
return inputs[:, None] * delta_hidden
""",
    ],
    "updated_matrices": UPDATED_MATRICES,
    "train": TRAIN,
    "train_until": TRAIN_UNTIL,
    "numerical_gradients": NUMERICAL_GRADIENTS,
    "wrong_weights": WRONG_WEIGHTS,
    "repaired_update": REPAIRED_UPDATE,
}
"""At least ten ways for each step."""
