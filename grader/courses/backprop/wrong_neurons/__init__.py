"""Wrong values of a neuron: which arrows end at it, what it does with what they bring, and what it adds to that.

In the tables of both hidden neurons {a} and {b} are the weights from i1 and i2 to the neuron {h}, {c} and {d} those to
its neighbour; {sum} is its value.
"""

from __future__ import annotations

from grader.courses.backprop.wrong_neurons.arrows import HIDDEN_ARROWS, OUTPUT_ARROWS
from grader.courses.backprop.wrong_neurons.bent import HIDDEN_BENT, OUTPUT_BENT
from grader.courses.backprop.wrong_neurons.digits import HIDDEN_DIGITS, OUTPUT_DIGITS
from grader.courses.backprop.wrong_neurons.sums import HIDDEN_SUMS, OUTPUT_SUMS

HIDDEN = [*HIDDEN_ARROWS, *HIDDEN_SUMS, *HIDDEN_BENT, *HIDDEN_DIGITS]
OUTPUT = [*OUTPUT_ARROWS, *OUTPUT_SUMS, *OUTPUT_BENT, *OUTPUT_DIGITS]
