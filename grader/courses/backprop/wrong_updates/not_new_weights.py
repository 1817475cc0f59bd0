"""Six numbers that are not the new weights, or in another order."""

from __future__ import annotations

from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Expression, Row, in_ways
from grader.courses.backprop.wrong_updates.making import MOVED_TWICE, STEP, in_order, stepping, twice_moved

NOT_NEW_WEIGHTS: list[Row[Expression]] = [
    ("reversed", stepping("learning_rate * g - w"), say.REVERSED, stepping("g - w")),
    ("roles_exchanged", stepping("g - learning_rate * w"), say.EXCHANGED),
    ("sign_lost", stepping("-w - learning_rate * g"), "The weights themselves keep their signs."),
    in_ways(
        "gradients_beside_weights",
        "Some of the six are new weights; others are still something else.",
        *(stepping(f"{STEP} if n {side} else g") for side in ("< 5", "> 4")),
        *(stepping(f"{STEP} if n {side} else learning_rate * g") for side in ("< 5", "> 4")),
    ),
    ("step_only", stepping("-learning_rate * g"), "These are the changes of the weights, not the new weights."),
    ("step_only_pos", stepping("learning_rate * g"), "These are the sizes of the steps, not the new weights."),
    (
        "gradient_only",
        stepping("g"),
        "These are the gradients; where are the weights that they change?",
        stepping("-g"),
    ),
    in_ways(
        "one_moved_twice",
        MOVED_TWICE,
        *(twice_moved(number) for number in range(1, 6)),
    ),
    in_ways(
        "other_order",
        "Six right weights, but not in the order w1, w2, w3, w4, w5, w6.",
        *map(
            in_order,
            ("132456", "561234", "561324", "342156", "341256", "214356", "123465", "125346", "654321", "651234"),
        ),
    ),
]
