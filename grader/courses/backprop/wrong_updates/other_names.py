"""Names and sentences of wrong updates that are others in another step or in the list of known mistakes."""

from __future__ import annotations

# Names of these mistakes of `updated_weights` in the list of known mistakes, which programs that read results use.
KNOWN_AS = {
    "updated_upstream": "bug1",
    "column_by_column": "bug2",
    "row_broadcast": "rowbcast",
    "upstream_swapped": "up56swap",
    "hidden_for_input": "hforx",
    "no_upstream": "noupstream",
    "no_delta": "nodelta",
    "abs_delta": "abs",
    "no_rate": "nolr",
    "lr_squared": "lr2",
    "relative": "w_times",
    "first_layer_unmoved": "onlyout",
    "output_layer_unmoved": "onlyhid",
}

ALSO_BY_PREDICTION = {"one_input": "Or does one weight take the step of another one, which then stays where it was?"}
"""Second sentences, where another slip leads to the same predictions."""

# Names and sentences of wrong updates in `prediction_after_update`.
BY_PREDICTION = {
    "column_by_column": ("bug2", "Every input must meet every output weight."),
    "listing": (
        "listing",
        "Two things: when the output weights are read, and that every input meets every output weight.",
    ),
    "ascent": ("ascent", "The prediction moved away from the target."),
    "truncated3": ("truncated3", "Carry all digits into the second pass; the text cut the weights."),
    "rounded3": ("rounded3", "Carry all digits into the second pass."),
    "first_layer_unmoved": (
        "old_hidden_or_only_out_layer",
        "The hidden values are those of the first pass: have w1..w4 moved, and were h1, h2 computed again?",
    ),
    "half_moved": (
        "half_moved",
        "Part of the second pass is still that of the first: have all weights moved, and were h1, h2 computed again?",
    ),
    "one_forgotten": (
        "one_forgotten",
        "One old weight is left in the second pass: have all six moved, and are all the new ones used?",
    ),
    "one_moved": (
        "one_moved",
        "The second pass has only one new weight in it: have all six moved, and are all the new ones used?",
    ),
    "output_layer_unmoved": ("old_output_weights", "The new output weights have not been used."),
    "no_change": ("old_all", "Nothing moved: the new weights have not been used."),
}
