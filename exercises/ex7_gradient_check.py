# %% [markdown]
# # 7. Gradient check
#
# A wrong gradient is a quiet fault. The program runs, the error even falls, only more
# slowly, or to the wrong place. So people who write backpropagation check it, with a
# method that is slow but needs no chain rule and no thought.
#
# A slope can simply be *measured*. Turn one weight up by a small step and read the error.
# Turn it down by the same step, from where it was, and read the error again. How far did
# the error rise, and over what distance of the weight? That quotient is the slope.
#
# ```text
#     error
#       |  .                               .
#       |    x  <- one reading           .
#       |      .                       .
#       |        .                   .
#       |            x  <- the other
#       |              .       .
#       +----|---|---|--------------------- one weight
#          less  w  more
# ```
#
# This is a **central difference**: w is in the middle. Readings on both sides make it far
# better than one reading ahead. For our network it is even exact, apart from rounding,
# since the error is a parabola in each single weight. While one weight is turned, the
# other five stay as they are.
#
# Now to why this matters. The text ends with a program, and the program disagrees with the
# text's own words. Follow the words without rounding, and after one update the prediction
# is about 0.288. Run the program, called `listing_update` below, and it is about 0.294.
# Both are nearer to 1 than 0.214, and both train the network in the end. But they cannot
# both be right, and the larger number is not the better one.
#
# You have what it takes to judge. An update betrays the gradients it used: it moved every
# weight by its gradient times the learning rate. Work them back out of the old and the new
# weights, and let `wrong_weights` say which of them the central differences deny. Then
# look at how the listing makes exactly those. When you have mended something, ask again:
# a listing may have more than one fault, and a half-mended one still disagrees.
#
# ```text
#     i1 = 2     w1 = 0.15    w3 = 0.10    w5 = 0.16     actual = 1
#     i2 = 3     w2 = 0.20    w4 = 0.05    w6 = 0.20     learning_rate = 0.05
#
#     weights_1 = [[w1, w3], [w2, w4]]       weights_2 = [[w5], [w6]]
# ```

# %%
import numpy as np


# %%
def numerical_gradients(i1, i2, actual, w1, w2, w3, w4, w5, w6, step):
    """All six gradients of the error, measured by central differences.

    Given the inputs, the target, the six weights, and the step by which a weight is turned
    up and down. Return six numbers in a list, a tuple or an array: the slope for w1 first
    and for w6 last.
    """
    raise NotImplementedError


# %%
def wrong_weights(i1, i2, actual, w1, w2, w3, w4, w5, w6, claimed):
    """Which of six claimed gradients are wrong.

    Given the inputs, the target, the six weights, and claimed: six numbers, the gradients
    that somebody claims for w1 to w6. Those that are right may be off by a rounding error,
    one part in a billion; those that are wrong are off by one part in a hundred or more.
    Return a list of the numbers (1 for w1, 6 for w6) of the weights whose claimed gradient
    is wrong, the smallest first; an empty list if all are right.
    """
    raise NotImplementedError


# %% [markdown]
# The listing, for you to copy from. It is the text's program in other words, its faults
# included. Leave it as it is: then you can compare.


# %%
def listing_update(inputs, actual, weights_1, weights_2, learning_rate):
    """One update as the text's program makes it. It runs, and it is wrong.

    Given inputs, shape (2,), the target, weights_1, shape (2, 2), weights_2, shape (2, 1),
    and the learning rate. Returns the new weights_1 and weights_2.
    """
    hidden = inputs @ weights_1
    delta = (hidden @ weights_2)[0] - actual
    weights_2 = weights_2 - learning_rate * delta * hidden[:, np.newaxis]
    gradient_1 = delta * inputs[:, np.newaxis] * weights_2
    weights_1 = weights_1 - learning_rate * gradient_1
    return weights_1, weights_2


# %%
def repaired_update(inputs, actual, weights_1, weights_2, learning_rate):
    """One update as it should be: the listing, copied and mended.

    Given the same as listing_update. Return a pair: the new weights_1, shape (2, 2), and
    the new weights_2, shape (2, 1). The arrays that were given stay as they are.
    """
    raise NotImplementedError
