"""The last page: what the student's own functions did, in numbers, and where to go next."""

from __future__ import annotations

import numpy as np

from grader.courses.backprop.calling import Functions, call

WITHIN = 1e-6
"""How near the target the training of the last page comes."""

AT_MOST = 1000
"""Updates; the text's network needs 35."""

STEP = 1e-3
"""For finite differences: the error is quadratic in each weight, so they carry rounding only."""

NEXT = (
    "Where next? Give every neuron a bias; then an activation function such as the sigmoid, and see which of your "
    "gradients get one more factor.",
    "Or train on several examples at once: should the gradients of a batch be summed, or averaged, and what does that "
    "do to the learning rate?",
    "Or an experiment: train with learning rates from 0.05 up to 0.6. Around 1 / sqrt(13), about 0.277, something "
    "changes: what, and why there?",
)


def closing(functions: Functions) -> list[str]:
    """The sentences of the last page, computed from the student's own functions (by name) in the text's situation."""
    return [_one_update(functions), _training(functions), _gradients(functions), _listing(functions), *NEXT]


def _one_update(functions: Functions) -> str:
    before = call(functions, "error")
    after = call(functions, "error", {"prediction": call(functions, "prediction_after_update")})
    return f"One update of your network took the error from {before:.4f} to {after:.4f}."


def _training(functions: Functions) -> str:
    count = call(functions, "train_until", {"tolerance": WITHIN, "max_updates": AT_MOST})
    return f"Your training loop needed {count} of them to come within {WITHIN:.0e} of the target."


def _gradients(functions: Functions) -> str:
    own = [float(call(functions, f"gradient_w{number}")) for number in range(1, 7)]
    numerical = call(functions, "numerical_gradients", {"step": STEP})
    apart = max(abs(one - float(other)) for one, other in zip(own, numerical, strict=True))
    return f"Your six gradients and your finite differences, two roads to the same numbers, agree to {apart:.0e}."


def _listing(functions: Functions) -> str:
    mended, own = call(functions, "repaired_update"), call(functions, "updated_matrices")
    same = all(np.allclose(one, other, rtol=1e-9, atol=1e-12) for one, other in zip(mended, own, strict=True))
    if same:
        return "And you mended a listing that had been wrong in print for years: both its faults are gone."
    return "The mended listing and your own update do not agree yet: compare them once more."
