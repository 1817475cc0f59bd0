"""Words that the wrong gradients of both layers share."""

from __future__ import annotations

DOUBLE = "The 2 is cancelled by the 1/2 in the error."
HALF = "The 1/2 has been cancelled by the exponent."
SIGN = "The size is right, the direction is not."
NO_SIGMOID = "No sigmoid, hence no sigmoid derivative."
FULL_VALUE = "Return the full value."
DELTA_SQUARED = "Differentiating a square leaves the first power."
NO_SWITCH = "No activation function switches anything off in this network."
ADDED = "The links of a chain are multiplied, neither added nor subtracted."
DIVIDED = "The chain rule multiplies."
RATE = "The learning rate belongs to the update, which comes later."
UPDATED = "That is already a new weight; only the gradient is asked for."
PREDICTION = "The chain starts with how the error changes, not with the prediction itself."
TARGET = "The chain starts with how the error changes, not with the target."
TEXT = "Use the quantities you were given, not the text's numbers."
REVERSED_TARGET = "You are given delta; yours is made of the text's target, and the wrong way round."
