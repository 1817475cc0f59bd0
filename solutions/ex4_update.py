# %% [markdown]
# # 4. Update
#
# Six gradients are six slopes. Each says which way is uphill for its weight, and how
# steep it is. We want the error to fall, so each weight takes a step the other way:
#
# ```text
#     gradient    what it says                          so the weight
#     negative    a larger weight lowers the error      grows
#     positive    a larger weight raises the error      shrinks
#     near 0      this weight hardly matters now        hardly moves
# ```
#
# The steeper the slope, the longer the step. How long exactly is for us to choose, with
# the **learning rate**: the share of its gradient by which a weight moves. Too small, and
# training takes for ever. Too large, and a step jumps over the valley and lands higher up
# than it began. Our text takes 0.05.
#
# This is **gradient descent**, and moving all six weights once is one **update**:
#
# ```text
#     forward pass  -->  delta  -->  six gradients  -->  six new weights
#          ^                                                    |
#          +------------------ the next update -----------------+
# ```
#
# One thing needs care. The gradients belong together: all six are slopes at one and the
# same point, the point where you stand before you move. First find them all, then move.
#
# ```text
#     i1 = 2     w1 = 0.15    w3 = 0.10    w5 = 0.16     actual = 1
#     i2 = 3     w2 = 0.20    w4 = 0.05    w6 = 0.20     learning_rate = 0.05
# ```
#
# The last two functions get only what is known before the forward pass; everything in
# between (hidden values, prediction, delta, gradients) is for you to compute inside. It
# is all your own work from the parts before: write it again here, so that a slip in an
# earlier part costs you nothing in this one.
#
# If you compare with the text: it cuts its new weights after three decimals (0.213755
# appears as 0.213) and continues with those, so its second prediction is 0.286. Unrounded
# it is about 0.288. Either way it has come closer to 1 than the 0.214 of the start.


# %%
def updated_weight(weight, gradient, learning_rate):
    """One weight after one step of gradient descent.

    Given any weight, the gradient of the error with respect to it, and the learning rate.
    Return one number: the new weight.
    """
    ### BEGIN SOLUTION
    step = gradient * learning_rate
    return weight - step
    ### END SOLUTION


# %%
def updated_weights(i1, i2, actual, w1, w2, w3, w4, w5, w6, learning_rate):
    """All six weights after one update.

    Given the inputs, the target, the six weights and the learning rate.
    Return six numbers in a list or tuple: the new weights, w1 first and w6 last.
    """
    ### BEGIN SOLUTION
    h1 = w1 * i1 + w2 * i2
    h2 = w3 * i1 + w4 * i2
    delta = w5 * h1 + w6 * h2 - actual

    delta_h1 = delta * w5
    delta_h2 = delta * w6
    gradients = [delta_h1 * i1, delta_h1 * i2, delta_h2 * i1, delta_h2 * i2, delta * h1, delta * h2]

    weights = [w1, w2, w3, w4, w5, w6]
    return [weight - gradient * learning_rate for weight, gradient in zip(weights, gradients, strict=True)]
    ### END SOLUTION


# %%
def prediction_after_update(i1, i2, actual, w1, w2, w3, w4, w5, w6, learning_rate):
    """What the network answers to the same inputs after one update.

    Given the same as before. Return one number: the prediction of a forward pass with the
    six new weights.
    """
    ### BEGIN SOLUTION
    h1 = w1 * i1 + w2 * i2
    h2 = w3 * i1 + w4 * i2
    delta = w5 * h1 + w6 * h2 - actual

    new_w1 = w1 - learning_rate * (delta * w5 * i1)
    new_w2 = w2 - learning_rate * (delta * w5 * i2)
    new_w3 = w3 - learning_rate * (delta * w6 * i1)
    new_w4 = w4 - learning_rate * (delta * w6 * i2)
    new_w5 = w5 - learning_rate * (delta * h1)
    new_w6 = w6 - learning_rate * (delta * h2)

    new_h1 = new_w1 * i1 + new_w2 * i2
    new_h2 = new_w3 * i1 + new_w4 * i2
    return new_w5 * new_h1 + new_w6 * new_h2
    ### END SOLUTION
