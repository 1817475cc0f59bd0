"""Six numbers that are not the new weights, or stand in another order."""

from __future__ import annotations

from grader.courses.backprop.wrong_updates.making import STEP, in_order, stepping

SIX = [
    (
        "reversed",
        "The subtraction is the wrong way round.",
        stepping("learning_rate * g - w"),
        stepping("g - w"),
    ),
    (
        "roles_exchanged",
        "Weight and gradient have changed places: which of the two moves, and along which?",
        stepping("g - learning_rate * w"),
    ),
    ("sign_lost", "The weights themselves keep their signs.", stepping("-w - learning_rate * g")),
    (
        "gradients_beside_weights",
        "Some of the six are new weights; others are still something else.",
        *(stepping(f"{STEP} if n {side} else g") for side in ("< 5", "> 4")),
        *(stepping(f"{STEP} if n {side} else learning_rate * g") for side in ("< 5", "> 4")),
    ),
    ("step_only", "These are the changes of the weights, not the new weights.", stepping("-learning_rate * g")),
    ("step_only_pos", "These are the sizes of the steps, not the new weights.", stepping("learning_rate * g")),
    (
        "gradient_only",
        "These are the gradients; where are the weights that they change?",
        stepping("g"),
        stepping("-g"),
    ),
    (
        "other_order",
        "Six right weights, but not in the order w1, w2, w3, w4, w5, w6.",
        *map(
            in_order,
            ("132456", "561234", "561324", "342156", "341256", "214356", "123465", "125346", "654321", "651234"),
        ),
    ),
]
