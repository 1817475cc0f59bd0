# %% [markdown]
# # 1. Forward pass
#
# In this course you build a neural network, by hand, and teach it something. It is the
# smallest one worth teaching: two inputs, two hidden neurons, one output.
#
# ```text
#     inputs             hidden           output
#
#       i1 ------ w1 -----> h1
#          \             /     \
#            w3       /          w5
#              \   /               \
#                X                   > prediction
#              /   \               /
#            w2       \          w6
#          /             \     /
#       i2 ------ w4 -----> h2
# ```
#
# The same as a list, if the crossing arrows are hard to follow:
#
# ```text
#     w1: from i1 to h1      w3: from i1 to h2      w5: from h1 to the prediction
#     w2: from i2 to h1      w4: from i2 to h2      w6: from h2 to the prediction
# ```
#
# Two rules explain the whole picture:
#
# - An **arrow** scales what passes along it. The number on it is its **weight**: with a
#   weight of 0.5 half of the value arrives, with a weight of -1 its opposite.
# - A **neuron** adds up what arrives.
#
# Going through the picture from left to right is the **forward pass**. What comes out at
# its end is the **prediction**: the network's answer to these inputs.
#
# The numbers are those of the text (hmkcode.github.io/ai/backpropagation-step-by-step). The
# network should answer 1 (the target, called `actual`) when it is given 2 and 3.
#
# ```text
#     i1 = 2        w1 = 0.15     w3 = 0.10     w5 = 0.16
#     i2 = 3        w2 = 0.20     w4 = 0.05     w6 = 0.20
# ```
#
# How to work:
#
# 1. Write one function: your own lines take the place of `raise NotImplementedError`.
# 2. Save the file.
# 3. Run `pytest exercises` again. It shows what is right and what comes next.
# 4. Stuck? `grader hint` gives you a nudge, not the answer.
#
# Three customs hold in every part. You are handed more values than you need: choosing the
# right ones is your work. `return` the answer, do not print it, and do not round it. And
# use the names, not the numbers above: your function is called with other numbers too.


# %%
def forward_h1(i1, i2, w1, w2, w3, w4):
    """The value of the first hidden neuron, h1.

    Given both inputs and the four weights between the inputs and the hidden neurons.
    Return one number: everything that arrives at h1, added up.
    """
    ### BEGIN SOLUTION
    return w1 * i1 + w2 * i2
    ### END SOLUTION


# %%
def forward_h2(i1, i2, w1, w2, w3, w4):
    """The value of the second hidden neuron, h2.

    Given the same as before. Return one number: everything that arrives at h2, added up.
    """
    ### BEGIN SOLUTION
    return w3 * i1 + w4 * i2
    ### END SOLUTION


# %%
def forward_out(h1, h2, w5, w6):
    """The prediction: what the network answers.

    Given both hidden values and the two weights behind them.
    Return one number: everything that arrives at the output neuron, added up.
    """
    ### BEGIN SOLUTION
    return w5 * h1 + w6 * h2
    ### END SOLUTION
