"""Wrong counts of updates: what is counted, and what is returned."""

from __future__ import annotations

from grader.courses.backprop.rows import Changes, Row
from grader.courses.backprop.wrong_training.making import COUNT, COUNTING, NEVER, ONE_MORE, STOP

LOOKED = f"delta = (inputs @ weights_1 @ weights_2)[0] - actual\n{COUNTING}"
"""Delta before the first round, for functions that return it: there may be no round."""

WRONG_COUNTS: list[Row[Changes]] = [
    (
        "plus1",
        {COUNT: "return count + 1"},
        "Count the updates, not the looks: how many were made when you stop?",
        {COUNTING: ONE_MORE, COUNT: "return count + 1"},
        {COUNT: "return count + 1 if count else 0"},
    ),
    (
        "minus1",
        {COUNT: "return count - 1"},
        "The count is one too small: how many updates were made when you stop?",
        {COUNT: "return max(count - 1, 0)"},
        {COUNTING: ONE_MORE, COUNT: "return count - 1"},
        {COUNTING: ONE_MORE, COUNT: "return max(count - 1, 0)"},
    ),
    (
        "late_and_one_less",
        {
            COUNTING: ONE_MORE,
            STOP: "if count and abs(delta) < tolerance:",
            COUNT: "return count - 1",
        },
        "You look only after an update, and leave that update out of the count: look before it, and count those made.",
    ),
    (
        "no_break",
        {COUNTING: f"last = max_updates\n{COUNTING}", COUNT: "last = count", NEVER: "return last"},
        "Your loop goes on when the prediction is near, and later rounds overwrite the answer: what should end the "
        "loop?",
    ),
    (
        "nearest_counted",
        {
            COUNTING: f"nearest, best = np.inf, 0\n{COUNTING}",
            STOP: "if abs(delta) < nearest:\n    nearest, best = abs(delta), count\nif False:",
            NEVER: "return best",
        },
        "Your answer is when the prediction was nearest of all; what counts is when it was near enough first.",
    ),
    (
        "near_ones_counted",
        {COUNTING: f"near = 0\n{COUNTING}", COUNT: "near = near + 1", NEVER: "return near"},
        "You count the rounds in which the prediction is near: how many updates were made before the first of them?",
        {
            COUNTING: f"near = 0\n{ONE_MORE}",
            COUNT: "near = near + 1",
            NEVER: "return near",
        },
    ),
    (
        "far_ones_counted",
        {
            COUNTING: f"far = 0\n{COUNTING}",
            STOP: "far = far + int(abs(delta) >= tolerance)\nif False:",
            NEVER: "return far",
        },
        "You look at all rounds; a prediction may come near and leave again: when is it near for the first time?",
        {
            COUNTING: f"far = 0\n{ONE_MORE}",
            STOP: "far = far + int(abs(delta) >= tolerance)\nif False:",
            NEVER: "return far",
        },
        {
            COUNTING: f"far = 0\n{COUNTING}",
            STOP: "far = count + 1 if abs(delta) >= tolerance else far\nif False:",
            NEVER: "return far",
        },
    ),
    (
        "counted_twice",
        {COUNTING: "for count in range(0, max_updates, 2):", NEVER: "return max_updates + max_updates % 2"},
        "Your counter grows by two with each update.",
    ),
    (
        "zero_returned",
        {COUNT: "return 0"},
        "Where it stops, your answer is zero; the question is how many updates were made by then.",
    ),
    (
        "prediction_returned",
        {COUNT: "return delta + actual", NEVER: "return (inputs @ weights_1 @ weights_2)[0]"},
        "That is the prediction; the question is how many updates it took to get there.",
        {COUNTING: LOOKED, COUNT: "return delta + actual", NEVER: "return delta + actual"},
        {COUNT: "return delta + actual"},
    ),
    (
        "distance_returned",
        {COUNTING: LOOKED, COUNT: "return delta", NEVER: "return delta"},
        "That is how far off the prediction is; the question is how many updates it took to come so near.",
        {COUNTING: LOOKED, COUNT: "return abs(delta)", NEVER: "return abs(delta)"},
        {COUNTING: LOOKED, COUNT: "return delta**2 / 2", NEVER: "return delta**2 / 2"},
    ),
    (
        "updates_left",
        {COUNT: "return max_updates - count", NEVER: "return 0"},
        "That is how many updates would still be allowed; how many have been made?",
        {COUNT: "return max_updates - count"},
    ),
    (
        "minus_one_if_never",
        {NEVER: "return -1"},
        "If the prediction never comes near enough, the answer is the number of updates made.",
    ),
    (
        "zero_if_never",
        {NEVER: "return 0"},
        "If the prediction never comes near enough, the answer is the number of updates made.",
    ),
    (
        "one_too_many_if_never",
        {NEVER: "return max_updates + 1"},
        "If it never stops early, exactly the allowed number of updates has been made.",
        {COUNTING: ONE_MORE, NEVER: "return max_updates + 1"},
    ),
    (
        "one_too_few_if_never",
        {NEVER: "return max_updates - 1"},
        "If it never stops early, exactly the allowed number of updates has been made: where does a loop's counter "
        "end?",
        {COUNTING: "for count in range(max_updates - 1):", NEVER: "return max(max_updates - 1, 0)"},
    ),
]
