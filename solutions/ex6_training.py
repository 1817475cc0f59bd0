# %% [markdown]
# # 6. Training
#
# One update took the prediction from 0.2140 to 0.2885: in the right direction, but far
# from the target. So do it again. And again. **Training** is nothing but this loop:
#
# ```text
#     +--> forward pass --> prediction --> delta --> gradients --> new weights --+
#     |                                                                          |
#     +------------------- the same inputs, the new weights ---------------------+
# ```
#
# What makes the loop tick is what is *made anew* in every round. The weights of one round
# are where the next begins. The hidden values, the prediction, delta and the gradients all
# belong to the weights they were computed with: once the weights move, they are stale.
#
# With the text's numbers the predictions begin like this:
#
# ```text
#     updates so far      0         1         2         3      ...
#     prediction       0.2140    0.2885    0.3736    0.4669
# ```
#
# Note the 0: there is a prediction before anything was learned. A run with three updates
# has four predictions.
#
# How many updates are enough? There are two usual answers. `train` makes a fixed number of
# them. `train_until` continues until the prediction is near the target, nearer than a
# **tolerance**, and gives up after a maximum number of updates, because some runs never
# get there. (Waiting for an error of exactly 0 is not a good idea: at our learning rate the
# prediction gets stuck a hair beside the target, with the last digits of its floats.)
#
# For `train_until`, look before you step: if the very first prediction is near enough, the
# answer is 0.
#
# Again the arrays that were given must stay as they are, although your loop makes new
# weights in each round. Do not round inside the loop either; small losses add up.
#
# When both functions are right, play with them. Call `train_until` with the text's
# numbers, a tolerance of 1e-6, and other learning rates. At 0.05 it takes 35 updates.
# Somewhere between 0.1 and 0.2 it takes the fewest. Just above 0.277 something new
# happens, and at 0.6 something else: print the predictions of `train` and see.

# %%
import numpy as np


# %%
def train(inputs, actual, weights_1, weights_2, learning_rate, updates):
    """A number of updates, one after the other.

    Given inputs, shape (2,), the target, weights_1, shape (2, 2), weights_2, shape (2, 1),
    the learning rate, and the number of updates: an int, 0 or more.
    Return three things: weights_1 and weights_2 as they are at the end (shapes as before),
    and the predictions, a list of plain numbers. The first prediction is the one before any
    update, the last the one after all of them.
    """
    ### BEGIN SOLUTION
    predictions = []
    for _ in range(updates):
        hidden = np.dot(inputs, weights_1)
        prediction = np.dot(hidden, weights_2).item()
        predictions.append(prediction)

        step = learning_rate * (prediction - actual)
        new_weights_1 = weights_1 - step * inputs.reshape(2, 1) * weights_2.reshape(1, 2)
        new_weights_2 = weights_2 - step * hidden.reshape(2, 1)
        weights_1, weights_2 = new_weights_1, new_weights_2

    predictions.append(np.dot(np.dot(inputs, weights_1), weights_2).item())
    return weights_1, weights_2, predictions
    ### END SOLUTION


# %%
def train_until(inputs, actual, weights_1, weights_2, learning_rate, tolerance, max_updates):
    """How many updates it takes until the prediction is near the target.

    Given the same as before, but in place of the number of updates a tolerance and the
    largest number of updates, an int, 0 or more. Near means: the distance between
    prediction and target, whatever its sign, is less than the tolerance.
    Return an int: the number of updates made when that was first so (0 if it is so from the
    start), or max_updates if that many updates were made and it was not so before.
    """
    ### BEGIN SOLUTION
    count = 0
    while count < max_updates:
        hidden = np.dot(inputs, weights_1)
        delta = np.dot(hidden, weights_2).item() - actual
        if abs(delta) < tolerance:
            break

        step = learning_rate * delta
        new_weights_1 = weights_1 - step * inputs.reshape(2, 1) * weights_2.reshape(1, 2)
        new_weights_2 = weights_2 - step * hidden.reshape(2, 1)
        weights_1, weights_2 = new_weights_1, new_weights_2
        count += 1
    return count
    ### END SOLUTION
