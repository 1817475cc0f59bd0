"""Sentences that several tables of mistakes share, so that the same slip is told in the same words."""

from __future__ import annotations

# The answer
FULL_VALUE = "Return the full value."
DIGITS_ON_THE_WAY = "Keep all digits on the way as well, not only at the end."
ROUNDED = "Return the full value; rounding is for printing only."

# The network
NO_BIAS = "This network has no bias term."
NO_SIGMOID = "No sigmoid, hence no sigmoid derivative."
NO_TANH = "No tanh, hence no tanh derivative."
NO_SWITCH = "No activation function switches anything off in this network."
CUT_OFF = "A value is cut off at a limit, as min, max or clip do it: no quantity of the text has one."

# Delta
ABS_DELTA = "Keep the sign of delta."
DELTA_SQUARED = "Differentiating a square leaves the first power."
DOUBLE = "The 2 is cancelled by the 1/2 in the error."
HALF = "A stray factor of one half."
HALF_OF_THE_SQUARE = "The 1/2 has been cancelled by the exponent."
NO_DELTA = "A link of the chain is missing: how wrong was the prediction?"
NOT_COMPARED = "Delta compares the prediction with the target; one of them is missing."
TARGET_ADDED = "Delta must vanish when the prediction equals the target."
TARGET_1 = "Use the target you were given, not the text's number."
OUTPUT_SLOPE = "No sigmoid at the output, hence no sigmoid derivative in delta."
OUTPUT_TANH_SLOPE = "No tanh at the output, hence no tanh derivative in delta."
OTHER_LOSS = "Your delta is how another error changes, one that is made of logarithms: go from the error of exercise 2."
SMALL_DELTA = "A small delta counts as well: is there a limit of your own in your function?"
SMALL_STEPS = "The weights move however near the prediction is: is there a limit of your own in your function?"

DELTA_SHARED = "Delta is shared out between the hidden neurons: back along each path goes all of it, no share."

# The chain of one gradient
SIGN = "The size is right, the direction is not."
ADDED = "The links of a chain are multiplied, neither added nor subtracted."
DIVIDED = "The chain rule multiplies."
RATE = "The learning rate belongs to the update, which comes later."
UPDATED = "That is already a new weight; only the gradient is asked for."
PREDICTION_FOR_HIDDEN = (
    "In the last layer the prediction stands where a hidden value belongs: what does each weight multiply?"
)
ERROR = "That starts with the error itself, not with how the error changes."
PREDICTION = "The chain starts with how the error changes, not with the prediction itself."
TIMES_PREDICTION = "The chain has no link for the prediction's own size: delta is made of it already."
TARGET = "The chain starts with how the error changes, not with the target."
TEXT = "Use the quantities you were given, not the text's numbers."
DELTA_DIVIDED = "The chain starts with delta as you are given it: nothing is divided by the prediction."
REVERSED_TARGET = "You are given delta; yours is made of the text's target, and the wrong way round."
WEIGHTS_FOR_INPUTS = (
    "In the first layer each weight stands in its own gradient, in the place of what it multiplies: do the weights "
    "move, or the inputs?"
)

# The step
ASCENT = "You walk uphill: the error grows. Look at the sign."
REVERSED = "The subtraction is the wrong way round."
EXCHANGED = "Weight and gradient have changed places: which of the two moves, and along which?"
NO_RATE = "The step is not scaled by the learning rate."
OWN_RATE = "Use the learning rate you were given."
RATE_SQUARED = "The learning rate has been applied twice."
RATE_ROOT = "The learning rate scales the step as it is."
STEP_SCALED = "A number of your own scales the step; the learning rate alone does that."
RATE_FROM_ONE = "The learning rate scales the step as it is: where would the 1 come from?"
RATE_ADDED = "The learning rate scales the gradient; adding it does not scale."
RATE_ON_WEIGHT = "The learning rate scales the step, not the weight."
DIVIDED_BY_RATE = "The step gets smaller, not larger, with a smaller learning rate."
DIVIDED_BY_GRADIENT = "The step gets smaller, not larger, with a smaller gradient."
BRACKETS = "Look at your brackets: what does the learning rate scale?"
PRODUCT = "An update changes a weight by a step; it does not scale it."
RELATIVE = "The step does not depend on the size of the weight."
WEIGHT_SCALED = "The old weight is not scaled; only the step is."
WEIGHTS_SCALED = "The old weights are not scaled; only the steps are."
NO_GRADIENT = "The gradient is missing from the step."
ABS_GRADIENT = "Keep the sign of each gradient."
SIGN_OF_GRADIENT = "The size of each gradient counts too, not only its sign."
GRADIENT_SQUARED = "The gradients are used as they are; nothing is squared in the step."
ONE_DIRECTION = "A weight moves whichever sign its gradient has, up or down."
AVERAGED = "Each gradient counts in full: nothing is averaged in an update."
NORMALISED = "The sizes of the gradients count too: nothing is divided by their length."
UPHILL_NO_RATE = "You walk uphill, and the learning rate is missing."
UPHILL_RATE_SQUARED = "You walk uphill, and the learning rate is applied twice."
UPHILL_OWN_RATE = "You walk uphill, and the learning rate is not the one you were given."
UPHILL_HALF = "You walk uphill, and half as far as you should: look at sign and size."
UPHILL_DOUBLE = "You walk uphill, and twice as far as you should: look at sign and size."

# The forward pass
INPUTS_TO_OUTPUT = "In your forward pass the inputs go straight to the output: which layer lies between them?"

# The layers that move
ONE_LAYER_UPHILL = "One of the two layers walks uphill: look at the signs of both updates."
ONE_LAYER_DOUBLE = (
    "The steps of one layer are twice what they should be: is it moved twice, or where would a 2 come from?"
)
FIRST_UNMOVED = "The first layer did not move."
LAST_UNMOVED = "The output layer did not move."
