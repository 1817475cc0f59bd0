"""How wrong the prediction is: the error, and delta, with which it changes."""

from __future__ import annotations

from grader import Exercise
from grader.courses.backprop.wrong_errors import compared, powers, slopes

exercise = Exercise(__name__, title="Error")


@exercise.step(prints=0.3089, further=("H",))
def error(prediction: float, actual: float) -> float:
    """The error: one number that says how wrong a prediction is."""
    return (prediction - actual) ** 2 / 2


@exercise.step(prints=-0.786, further=("H",))
def delta(prediction: float, actual: float) -> float:
    """Delta: how fast the error grows when the prediction grows."""
    return prediction - actual


error.hint(
    "How far is the prediction from the target? Begin with that.",
    "An error must not be negative, and large misses should count far more than small ones. How does the text do that?",
    "There is a constant in front, chosen so that the next steps become simpler. By hand you should get 0.3089.",
)
delta.hint(
    "Delta tells how the error changes when the prediction grows a little.",
    "Differentiate the error with respect to the prediction: what happens to the exponent and the constant?",
    "Delta is negative for a prediction that is too small. By hand you should get -0.786.",
)

for row in (*powers.WRONG_POWERS, *compared.WRONG_COMPARISONS):
    error.mistake(*row, also=powers.ALSO.get(row[0], ""))
for row in slopes.WRONG_SLOPES:
    delta.mistake(*row)
