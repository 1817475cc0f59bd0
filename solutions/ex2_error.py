# %% [markdown]
# # 2. Error
#
# The forward pass ended with a prediction of 0.214. The target is 1. How bad is that?
#
# ```text
#     i1 = 2 --\
#                +-- the network --> prediction 0.214   <- how far? ->   actual 1
#     i2 = 3 --/
# ```
#
# Training needs the answer as one number, the **error**. We choose it like this: take the
# miss, which is the distance between the prediction and the target; square it; keep half
# of that.
#
# - Squared, a prediction that is too high counts like one that is too low, and a big miss
#   counts far more than a small one. The error is never negative. It is 0 only for a hit.
# - The half looks arbitrary. You will see in a moment why it is convenient.
#
# Draw the error over the prediction and you get a valley:
#
# ```text
#     error
#       |  .                         .
#       |   .                       .
#       |    o  <- we stand here   .
#       |      .                 .
#       |         .           .
#       |             ' . '
#       +---------------+--------------- prediction
#          0.214      actual
# ```
#
# Training walks down into that valley, in the fog: it sees no valley, it only feels the
# slope under its feet. That slope is **delta**: how fast the error grows when the
# prediction grows, the derivative of the error with respect to the prediction.
#
# Its sign is a signpost. Where the prediction is too low, a higher one makes the error
# smaller, so the slope is negative. Where it is too high, the slope is positive. At the
# bottom it is 0.
#
# To find it you need one rule about derivatives: x squared grows at the rate of 2x.
# Now look at the half again.


# %%
def error(prediction, actual):
    """The error of a prediction.

    Given the prediction and the target. Return one number, never negative: the error as
    the lesson above defines it.
    """
    ### BEGIN SOLUTION
    miss = prediction - actual
    return 0.5 * miss * miss
    ### END SOLUTION


# %%
def delta(prediction, actual):
    """Delta: how fast the error grows when the prediction grows.

    Given the prediction and the target. Return one number: the derivative of the error
    with respect to the prediction, negative where the prediction is too low.
    """
    ### BEGIN SOLUTION
    return prediction - actual
    ### END SOLUTION
