"""Wrong counts of updates: what ends the loop."""

from __future__ import annotations

from grader.courses.backprop.rows import Changes, Row, in_ways
from grader.courses.backprop.wrong_training.making import COUNTING, MANY, NEVER, STOP

WRONG_STOPS: list[Row[Changes]] = [
    (
        "signed",
        {STOP: "if delta < tolerance:"},
        "A difference below zero is smaller than any tolerance: how far off is the prediction?",
    ),
    (
        "signed_other",
        {STOP: "if -delta < tolerance:"},
        "The difference can point either way: how far off is the prediction, whatever the side?",
    ),
    (
        "one_side",
        {STOP: "if 0 < delta < tolerance:"},
        "The prediction can come near from either side: what counts as near below the target, and what above it?",
        {STOP: "if -tolerance < delta < 0:"},
    ),
    (
        "target_passed",
        {STOP: "if delta >= 0:"},
        "Your loop ends where the prediction lies on one side of the target, however far: being near is what should "
        "end it.",
        {STOP: "if delta <= 0:"},
    ),
    (
        "error_stop",
        {STOP: "if delta**2 / 2 < tolerance:"},
        "The tolerance is for the distance between prediction and target, not for the error.",
    ),
    (
        "square_stop",
        {STOP: "if delta**2 < tolerance:"},
        "The tolerance is for the distance itself, not for its square.",
    ),
    (
        "tolerance_changed",
        {STOP: "if abs(delta) < tolerance / 2:"},
        "The tolerance is for the distance, and taken as it is given: neither multiplied nor divided by anything.",
        *(
            {STOP: f"if abs(delta) < tolerance * {factor}:"}
            for factor in ("2", "10", "100", "0.1", "0.01", "2**0.5", "learning_rate", "tolerance")
        ),
    ),
    (
        "own_limit_too",
        {STOP: "if abs(delta) < max(tolerance, 1e-3):"},
        "Something beside the tolerance counts as near, too: a limit of your own, or the second one (rtol) of "
        "np.isclose?",
        {STOP: "if abs(delta) <= tolerance + 1e-5 * abs(actual):"},
    ),
    (
        "fixed_tolerance",
        {STOP: "if abs(delta) < 0.1:"},
        "Use the tolerance you were given, not a number of your own.",
        {STOP: "if abs(delta) < 0.01:"},
        {STOP: "if abs(delta) < 1e-3:"},
        {STOP: "if abs(delta) < 1e-6:"},
        {STOP: "if abs(delta) <= 1e-8 + 1e-5 * abs(actual):"},
    ),
    (
        "relative_stop",
        {STOP: "if abs(delta / actual) < tolerance:"},
        "The distance is not measured as a fraction of the target.",
        {STOP: "if abs(delta) <= 1e-8 + tolerance * abs(actual):"},
        {STOP: "if abs(delta) < tolerance * actual:"},
    ),
    (
        "relative_to_both",
        {STOP: "if abs(delta) < tolerance * max(abs(actual), abs(delta + actual)):"},
        "The distance counts as it is, not as a fraction of anything: is the limit of your comparison a relative one, "
        "such as rel_tol?",
        {STOP: "if abs(delta) < tolerance * (abs(actual) + abs(delta + actual)):"},
        {STOP: "if abs(delta) < tolerance * (abs(actual) + abs(delta + actual)) / 2:"},
    ),
    (
        "relative_to_prediction",
        {STOP: "if abs(delta) < tolerance * abs(delta + actual):"},
        "The distance is not measured as a fraction of the prediction.",
    ),
    (
        "gradient_stop",
        {STOP: "if np.max(abs(delta * hidden)) < tolerance:"},
        "You compare a gradient with the tolerance: it is meant for how far the prediction is from the target.",
        {STOP: "if np.linalg.norm(delta * hidden) < tolerance:"},
        {STOP: "if np.max(abs(delta * np.outer(inputs, weights_2))) < tolerance:"},
        {STOP: "if np.linalg.norm(delta * np.outer(inputs, weights_2)) < tolerance:"},
    ),
    (
        "change_stop",
        {
            COUNTING: f"before = None\n{COUNTING}",
            STOP: "before, old = delta, before\nif old is not None and abs(delta - old) < tolerance:",
        },
        "You stop when the prediction hardly moves; it may still be far from the target.",
        {
            COUNTING: f"before = 0.0\n{COUNTING}",
            STOP: "before, old = delta + actual, before\nif abs(delta + actual - old) < tolerance:",
        },
        {
            COUNTING: f"before = np.inf\n{COUNTING}",
            STOP: "before, old = delta**2 / 2, before\nif abs(delta**2 / 2 - old) < tolerance:",
        },
    ),
    (
        "prediction_stop",
        {STOP: "if abs(delta + actual) < tolerance:"},
        "You compare the prediction itself with the tolerance: how far is it from the target?",
        {STOP: "if delta + actual < tolerance:"},
    ),
    (
        "sizes_stop",
        {STOP: "if abs(delta + actual) - abs(actual) < tolerance:"},
        "A distance is the size of a difference, not the difference of two sizes.",
        {STOP: "if abs(abs(delta + actual) - abs(actual)) < tolerance:"},
    ),
    (
        "target1_hardcoded",
        {STOP: "if abs(delta + actual - 1) < tolerance:"},
        "The target is given as well; it is not always 1.",
    ),
    in_ways(
        "rounded_stop",
        "It is not enough that two numbers look alike when they are rounded: compare their distance with the "
        "tolerance.",
        {STOP: "if round(delta + actual, 2) == round(actual, 2):"},
        *({STOP: f"if round(delta, {digits}) == 0:"} for digits in (2, 3, 4, 5, 6)),
        {STOP: "if round(delta + actual, 3) == round(actual, 3):"},
    ),
    (
        "rounded_distance",
        {STOP: "if round(abs(delta), 2) < tolerance:"},
        "Keep every digit of the distance; rounding is for printing only.",
        {STOP: "if abs(int(delta)) < tolerance:"},
        {STOP: "if round(abs(delta), 1) < tolerance:"},
        {STOP: "if round(abs(delta), 3) < tolerance:"},
    ),
    (
        "looks_late",
        {STOP: "if count and abs(delta) < tolerance:"},
        "Look before the first update too: the prediction may be near enough from the start.",
    ),
    (
        "both_ends",
        {COUNTING: MANY, STOP: "if abs(delta) < tolerance and count >= max_updates:"},
        "Your loop ends only when it is near enough and has made all its updates: either of the two should end it.",
    ),
    (
        "at_least_one",
        {COUNTING: "for count in range(max(max_updates, 1)):", NEVER: "return max(max_updates, 1)"},
        "Where no update is allowed, none is made: what does your loop do with a limit of 0, before its first round?",
        {COUNTING: "for count in range(max_updates or 1000):"},
    ),
    ("no_limit", {COUNTING: MANY}, "Your loop continues after the last update that is allowed."),
    (
        "limit_only",
        {STOP: "if False:"},
        "Your answer is always the number of updates that are allowed: what should end the loop, and what comes back "
        "then?",
    ),
    (
        "stops_on_the_way",
        {
            COUNTING: f"first = None\n{COUNTING}",
            STOP: "first = first or delta\nif abs(delta) < tolerance or first * delta < 0:",
        },
        "Your loop also ends where the prediction leaps past the target or further away: two things alone should end "
        "it, being near enough and the last update that is allowed.",
    ),
]
