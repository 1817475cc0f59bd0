"""Wrong trainings: what is returned at the end."""

from __future__ import annotations

from grader.courses.backprop.rows import Changes, Row
from grader.courses.backprop.wrong_training.making import FIRST, LAST, NEXT, RESULT, WEIGHTS_1

ALSO = {
    "staleout": "Is the list one too short? There is always one more prediction than there are updates.",
    "reterr": "The same holds for every value of the list before it.",
}
"""Second sentences, where other slips give the same answers."""

WRONG_ANSWERS: list[Row[Changes]] = [
    (
        "other_order",
        {RESULT: "return weights_2, weights_1, predictions"},
        "First the weights of the first layer, then those of the second, then the predictions.",
        {RESULT: "return predictions, weights_1, weights_2"},
    ),
    (
        "came_back_transposed",
        {RESULT: "return weights_1.T, weights_2, predictions"},
        "The new weights_1 came back with a row for each neuron: its rows belong to the inputs.",
    ),
    (
        "old_weights_returned",
        {FIRST: f"{FIRST}\nfirst, second = weights_1, weights_2", RESULT: "return first, second, predictions"},
        "The weights that come back are those from before the training: which ones are asked for?",
    ),
    (
        "best_returned",
        {
            FIRST: f"{FIRST}\nbest = abs(predictions[0] - actual), weights_1, weights_2",
            NEXT: f"{NEXT}\nif abs(predictions[-1] - actual) < best[0]:\n"
            "    best = abs(predictions[-1] - actual), weights_1, weights_2",
            RESULT: "return *best[1:], predictions",
        },
        "The weights that come back are the best ones on the way: which ones are asked for?",
    ),
    (
        "list_made_anew",
        {RESULT: "return weights_1, weights_2, predictions[-2:]"},
        "Only the last predictions are in your list: is it made anew in every round?",
        {RESULT: "return weights_1, weights_2, predictions[:-1][-1:]"},
    ),
    (
        "one_array",
        {RESULT: "return weights_1, weights_2, predictions[-1:] * len(predictions)"},
        "Every entry of your list is the last prediction: does one and the same array stand in it again and again?",
    ),
    (
        "appended_twice",
        {RESULT: "return weights_1, weights_2, [*predictions, predictions[-1]]"},
        "A prediction stands in your list twice: there is always one more of them than there are updates.",
        {RESULT: "return weights_1, weights_2, [p for p in predictions[:-1] for _ in range(2)] + predictions[-1:]"},
        {RESULT: "return weights_1, weights_2, [p for p in predictions for _ in range(2)]"},
        {RESULT: "return weights_1, weights_2, [predictions[0], *predictions]"},
        {RESULT: "return weights_1, weights_2, [p for two in zip(predictions, predictions[1:]) for p in two]"},
    ),
    (
        "backwards",
        {RESULT: "return weights_1, weights_2, predictions[::-1]"},
        "The predictions stand in your list the wrong way round: the one before any update comes first.",
    ),
    (
        "shifted",
        {RESULT: "return weights_1, weights_2, [*predictions[1:], 0.0]"},
        "Your list begins with the prediction after the first update, and its last place stays empty: which comes "
        "first?",
        {RESULT: "return weights_1, weights_2, [*predictions[1:], 0.0] if updates else predictions"},
    ),
    (
        "first_not_written",
        {RESULT: "return weights_1, weights_2, [0.0, *predictions[1:]]"},
        "The first entry should be what the given weights predict, before any update.",
    ),
    (
        "text_first",
        {RESULT: "return weights_1, weights_2, [0.214, *predictions[1:]]"},
        "The first entry is the text's prediction: compute it from what you are given.",
    ),
    (
        "last_not_written",
        {RESULT: LAST.format("0.0")},
        "The last place of your list was never filled: which prediction belongs there?",
    ),
    (
        "no_first",
        {RESULT: "return weights_1, weights_2, predictions[1:]"},
        "The prediction before any update is missing: there is always one more prediction than there are updates.",
    ),
    (
        "only_last",
        {RESULT: "return weights_1, weights_2, predictions[-1:]"},
        "Every prediction on the way is asked for, not only the last.",
    ),
    (
        "staleout",
        {WEIGHTS_1: f"{NEXT}\n{WEIGHTS_1}", NEXT: ""},
        "The output returned belongs to the weights before the last update.",
        {RESULT: LAST.format("(predictions[:1] + predictions)[-2]")},
        {RESULT: "return weights_1, weights_2, predictions[:-1]"},
    ),
    (
        "reterr",
        {RESULT: "return weights_1, weights_2, [(p - actual) ** 2 / 2 for p in predictions]"},
        "The last value should be the prediction, not the error.",
        {RESULT: "return weights_1, weights_2, [(p - actual) ** 2 for p in predictions]"},
    ),
    (
        "last_error",
        {RESULT: LAST.format("(predictions[-1] - actual) ** 2 / 2")},
        "The last entry says how far off the prediction is; the prediction itself is asked for, as in the entries "
        "before.",
        {RESULT: LAST.format("predictions[-1] - actual")},
    ),
    (
        "delta_instead",
        {RESULT: "return weights_1, weights_2, [p - actual for p in predictions]"},
        "Those are the distances from the target; the list that is asked for holds the predictions themselves.",
        {RESULT: "return weights_1, weights_2, [abs(p - actual) for p in predictions]"},
        {RESULT: "return weights_1, weights_2, [actual - p for p in predictions]"},
    ),
    (
        "errors_after_first",
        {NEXT: "predictions = [*predictions, ((inputs @ weights_1 @ weights_2)[0] - actual) ** 2 / 2]"},
        "After the first entry of your list there is no prediction: is it an error, or a distance from the target?",
        {NEXT: "predictions = [*predictions, ((inputs @ weights_1 @ weights_2)[0] - actual) ** 2]"},
        {NEXT: "predictions = [*predictions, (inputs @ weights_1 @ weights_2)[0] - actual]"},
        {NEXT: "predictions = [*predictions, delta]"},
        {NEXT: "predictions = [*predictions, delta**2 / 2]"},
    ),
]
