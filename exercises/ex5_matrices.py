# %% [markdown]
# # 5. Matrices
#
# Six names for six weights are fine; six million are not. So networks are written with
# **arrays**: a whole layer of weights is one array, and a whole layer of the forward pass
# is one product. Nothing new is computed in this part. It is the same network, said in a
# language that does not care how large it is.
#
# ```text
#                   to h1   to h2                           to the prediction
#     from i1   [[   w1  ,   w3  ],           from h1   [[   w5   ],
#     from i2    [   w2  ,   w4  ]]           from h2    [   w6   ]]
#
#     weights_1, shape (2, 2)                 weights_2, shape (2, 1)
# ```
#
# In each of them a **row** is where an arrow starts and a **column** is where it ends.
# Mind the order in weights_1: w2 stands below w1, not beside it.
#
# ```text
#     inputs      [2, 3]          shape (2,)     i1, i2
#     hidden      [0.90, 0.35]    shape (2,)     h1, h2
#     weights_1   [[0.15, 0.10], [0.20, 0.05]]
#     weights_2   [[0.16], [0.20]]
#     prediction, actual, delta, learning_rate: plain numbers, no arrays
# ```
#
# What you need of NumPy, shown with numbers that are not ours:
#
# - `np.array([1, 10]) @ np.array([[1, 2], [3, 4]])` gives `array([31, 42])`. For each
#   column the entries on the left meet the entries of that column one by one, are
#   multiplied, and added up. Scale and add: you know where this fits.
# - `*` is not `@`. It multiplies entry by entry and adds nothing up. A number in front of
#   it scales a whole array.
# - `a.reshape(3, 1)` stands three entries up as a column, `a.reshape(1, 3)` lays them down
#   as a row. A column times a row is a table of every entry with every entry, with as many
#   rows as the column is high. `np.outer` makes the same table.
# - Where shapes differ, `*`, `+` and `-` stretch an array without a word
#   (**broadcasting**). The result may have a shape you like and numbers you did not mean.
#   So look at `.shape`, and know beforehand which entry should meet which.
# - `a[0]` or `a.item()` takes the number out of an array that holds only one.
#
# A layer's gradient has the **shape of its weights**: each weight's slope stands where the
# weight itself stands. Then one subtraction updates them all.
#
# None of your functions may change an array that was given to it: whoever called may still
# need it. `weights_1 -= ...` and `weights_1[0, 0] = ...` change it; an expression such as
# `weights_1 + 1` makes a new one.

# %%
import numpy as np


# %%
def hidden_layer(inputs, weights_1):
    """Both hidden values at once.

    Given inputs, shape (2,), and weights_1, shape (2, 2).
    Return an array of shape (2,): h1, h2.
    """
    raise NotImplementedError


# %%
def output_layer(hidden, weights_2):
    """The prediction, as a plain number.

    Given hidden, shape (2,), and weights_2, shape (2, 1).
    Return one number, not an array that holds one.
    """
    raise NotImplementedError


# %%
def gradient_weights_2(hidden, delta):
    """The gradients of w5 and w6, each in the place where its weight stands in weights_2.

    Given hidden, shape (2,), and delta, a number.
    Return an array of shape (2, 1).
    """
    raise NotImplementedError


# %%
def gradient_weights_1(inputs, weights_2, delta):
    """The gradients of w1 to w4, each in the place where its weight stands in weights_1.

    Given inputs, shape (2,), weights_2, shape (2, 1), and delta, a number.
    Return an array of shape (2, 2): rows as the inputs, columns as the hidden neurons.
    """
    raise NotImplementedError


# %%
def updated_matrices(inputs, actual, weights_1, weights_2, learning_rate):
    """Both arrays of weights after one update.

    Given inputs, shape (2,), the target, both arrays of weights, and the learning rate.
    Return a pair: the new weights_1, shape (2, 2), and the new weights_2, shape (2, 1).
    The arrays that were given stay as they are.
    """
    raise NotImplementedError
