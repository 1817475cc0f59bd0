"""The last page: results of the student's own functions in numbers, and where to go next."""

from __future__ import annotations

import numpy as np

from grader.courses.backprop.calling import (
    WITHIN,
    Functions,
    call,
    finite_differences,
    own_gradients,
    updates_until_near,
)

NEXT = (
    "Where next? Give every neuron a bias; then an activation function such as the sigmoid, and see which of your "
    "gradients get one more factor.",
    "Or train on several examples at once: should the gradients of a batch be summed, or averaged, and what does that "
    "do to the learning rate?",
    "Or an experiment: train with learning rates from 0.05 up to 0.6. Around 1 / sqrt(13), about 0.277, something "
    "changes: what, and why there?",
)


def closing(functions: Functions) -> list[str]:
    """The sentences of the last page, from the student's own functions ({step: function}) in the text's situation."""
    return [_one_update(functions), _training(functions), _gradients(functions), _listing(functions), *NEXT]


def _one_update(functions: Functions) -> str:
    before = call(functions, "error")
    after = call(functions, "error", {"prediction": call(functions, "prediction_after_update")})
    return f"One update of your network took the error from {before:.4f} to {after:.4f}."


def _training(functions: Functions) -> str:
    count = updates_until_near(functions)
    return f"Your training loop needed {count} of them to come within {WITHIN:.0e} of the target."


def _gradients(functions: Functions) -> str:
    pairs = zip(own_gradients(functions), finite_differences(functions), strict=True)
    apart = max(abs(own - numerical) for own, numerical in pairs)
    return f"Your six gradients and your finite differences, two roads to the same numbers, agree to {apart:.0e}."


def _listing(functions: Functions) -> str:
    mended, own = call(functions, "repaired_update"), call(functions, "updated_matrices")
    same = all(np.allclose(one, other, rtol=1e-9, atol=1e-12) for one, other in zip(mended, own, strict=True))
    if same:
        return "And you mended a listing that had been wrong in print for years: both its faults are gone."
    return "The mended listing and your own update do not agree yet: compare them once more."
