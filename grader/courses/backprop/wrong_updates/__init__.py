"""Wrong updates of all six weights: what is moved, along what, and in which order.

Each of them is a mistake of the prediction after the update, too.
"""

from __future__ import annotations

from grader.courses.backprop.rows import Expression, Row
from grader.courses.backprop.wrong_updates.from_earlier_steps import FROM_EARLIER_STEPS
from grader.courses.backprop.wrong_updates.gradients import WRONG_GRADIENTS
from grader.courses.backprop.wrong_updates.links import WRONG_LINKS
from grader.courses.backprop.wrong_updates.passes import WRONG_PASSES
from grader.courses.backprop.wrong_updates.steps import WRONG_STEPS

UPDATES: list[Row[Expression]] = [*WRONG_GRADIENTS, *WRONG_LINKS, *WRONG_STEPS, *WRONG_PASSES, *FROM_EARLIER_STEPS]
