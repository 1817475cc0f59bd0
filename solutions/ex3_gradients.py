# %% [markdown]
# # 3. Gradients
#
# Delta says how the error answers to the prediction. But nobody can turn the prediction
# itself: only the weights can be changed. So the question of this part is, for each of
# the six weights: how fast does the error grow when this one weight grows and the others
# stay? The answer is the **gradient** of that weight, a slope like delta.
#
# A weight reaches the error along a path. Here are two of the six:
#
# ```text
#               w6
#     h2 --------------> prediction --> error
#
#               w1               w5
#     i1 --------------> h1 -----------> prediction --> error
# ```
#
# **The chain rule**: along a path, rates multiply. Think of gears. If the second turns 3
# times as fast as the first, and the third 2 times as fast as the second, then the third
# turns 6 times as fast as the first. So follow the path, find the rate of each stretch,
# and multiply.
#
# For the last stretch, from the prediction to the error, the rate is delta. For an arrow
# there are two different rates, and it pays to find them with a pencil. Take an arrow
# with weight 0.20 that carries 0.35; then 0.07 arrives at its end.
#
# - Turn its weight to 0.21. How much more arrives? How much is that per unit of weight?
#   Where have you seen this number?
# - Leave its weight alone and let it carry 0.36. How much more arrives now? How much is
#   that per unit of what it carries? Where have you seen *this* number?
#
# The first rate is the one you need where a path begins, at the weight in question. The
# second is for each arrow that the path passes on its way to the prediction.
#
# Start with w5 and w6, which sit next to the prediction: their paths are short. The other
# four reach further back. This walk from the error back to the inputs is the **backward
# pass**, and it gave backpropagation its name.
#
# ```text
#     i1 = 2      h1 = 0.90      w5 = 0.16      delta = -0.786
#     i2 = 3      h2 = 0.35      w6 = 0.20
# ```
#
# All of these are handed to every function below. No gradient needs them all.
#
# A check for later, when all six are done: with these numbers every gradient is negative.
# The prediction is too low and everything else is positive, so more of any weight helps.


# %%
def gradient_w6(i1, i2, h1, h2, w5, w6, delta):
    """How fast the error grows when w6 grows.

    Given the values of the forward pass, the two last weights, and delta.
    Return one number: the rates along the path from w6 to the error, multiplied.
    """
    ### BEGIN SOLUTION
    return delta * h2
    ### END SOLUTION


# %%
def gradient_w5(i1, i2, h1, h2, w5, w6, delta):
    """How fast the error grows when w5 grows. Return one number."""
    ### BEGIN SOLUTION
    return delta * h1
    ### END SOLUTION


# %%
def gradient_w1(i1, i2, h1, h2, w5, w6, delta):
    """How fast the error grows when w1 grows.

    Given the same as before. Return one number. The path from w1 to the error passes a
    hidden neuron: which one, and along which arrow does it leave again?
    """
    ### BEGIN SOLUTION
    return delta * w5 * i1
    ### END SOLUTION


# %%
def gradient_w2(i1, i2, h1, h2, w5, w6, delta):
    """How fast the error grows when w2 grows. Return one number."""
    ### BEGIN SOLUTION
    return delta * w5 * i2
    ### END SOLUTION


# %%
def gradient_w3(i1, i2, h1, h2, w5, w6, delta):
    """How fast the error grows when w3 grows. Return one number."""
    ### BEGIN SOLUTION
    return delta * w6 * i1
    ### END SOLUTION


# %%
def gradient_w4(i1, i2, h1, h2, w5, w6, delta):
    """How fast the error grows when w4 grows. Return one number."""
    ### BEGIN SOLUTION
    return delta * w6 * i2
    ### END SOLUTION
