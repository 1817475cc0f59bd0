"""Wrong values of a neuron: the arrows that end at it, how they are summed, and what is done with the sum.

In the tables of both hidden neurons {a} and {b} are the weights from i1 and i2 to the neuron {h}, {c} and {d} those to
its neighbour; {sum} is its value.
"""

from __future__ import annotations

from grader.courses.backprop.wrong_neurons.after_the_sum import HIDDEN_AFTER_THE_SUM, OUTPUT_AFTER_THE_SUM
from grader.courses.backprop.wrong_neurons.arrows import HIDDEN_ARROWS, OUTPUT_ARROWS
from grader.courses.backprop.wrong_neurons.digits import HIDDEN_DIGITS, OUTPUT_DIGITS
from grader.courses.backprop.wrong_neurons.sums import HIDDEN_SUMS, OUTPUT_SUMS

HIDDEN = [*HIDDEN_ARROWS, *HIDDEN_SUMS, *HIDDEN_AFTER_THE_SUM, *HIDDEN_DIGITS]
OUTPUT = [*OUTPUT_ARROWS, *OUTPUT_SUMS, *OUTPUT_AFTER_THE_SUM, *OUTPUT_DIGITS]
