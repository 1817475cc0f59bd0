"""Slips in the step that both matrices take along their gradients."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from grader import Step
from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Changes, in_ways
from grader.courses.backprop.tables import tell_new

STEPS = (
    ("no_rate", ("{w} - {g}",), "The learning rate is missing."),
    (
        "summed",
        ("{w} - learning_rate * np.sum({g})", "{w} - learning_rate * np.mean({g})"),
        "Each weight moves by its own gradient, not by one number for its whole layer.",
    ),
    ("lr_squared", ("{w} - learning_rate * {s}",), say.RATE_SQUARED),
    (
        "weight_decay",
        (
            "(1 - learning_rate) * {w} - {s}",
            "(1 - learning_rate) * {w} + {s}",
            "(1 - learning_rate) * {w} - {g}",
            "(1 - learning_rate) * {w}",
            "0.99 * {w} - {s}",
            "0.9 * {w} - {s}",
            "0.999 * {w} - {s}",
            *(f"{{w}} - learning_rate * ({{g}} + {share} * {{w}})" for share in (0.1, 0.01, 0.001)),
        ),
        say.WEIGHTS_SCALED,
    ),
    (
        "lr_on_weight",
        ("learning_rate * {w} - {g}", "learning_rate * {w} + {g}"),
        "The learning rate scales the step, not the weights.",
    ),
    ("brackets", ("({w} - learning_rate) * {g}", "learning_rate * ({w} - {g})"), say.BRACKETS),
    ("lr_no_grad", ("{w} - learning_rate", "{w} + learning_rate"), say.NO_GRADIENT),
    ("rate_from_one", ("{w} - (1 - learning_rate) * {g}", "{w} + (1 - learning_rate) * {g}"), say.RATE_FROM_ONE),
    ("reversed", ("{s} - {w}", "{g} - {w}"), say.REVERSED),
    (
        "roles_exchanged",
        ("{g} - learning_rate * {w}",),
        "Weights and gradients have changed places: which of the two move, and along which?",
    ),
    ("relative", ("{w} * (1 - {s})", "{w} * (1 + {s})"), "The step does not depend on the size of the weights."),
    ("gradient_squared", ("{w} - {s} * {g}", "{w} + {s} * {g}"), say.GRADIENT_SQUARED),
    ("abs_gradient", ("{w} - abs({s})", "{w} + abs({s})"), say.ABS_GRADIENT),
    (
        "sign_of_gradient",
        (
            "{w} - learning_rate * np.sign({g})",
            "{w} + learning_rate * np.sign({g})",
            "{w} - learning_rate * {g} / (abs({g}) + 1e-8)",
            "{w} - learning_rate * 0.1 * {g} / (np.sqrt(0.001) * abs({g}) + 1e-8)",
            "{w} - learning_rate * {g} / np.sqrt(0.1 * ({g}) ** 2 + 1e-8)",
        ),
        say.SIGN_OF_GRADIENT,
    ),
    ("averaged", ("{w} - {s} / np.size({g})", "{w} - {s} / 6"), say.AVERAGED),
    ("normalised", ("{w} - learning_rate * {g} / np.linalg.norm({g})",), say.NORMALISED),
    ("uphill_no_rate", ("{w} + {g}",), say.UPHILL_NO_RATE),
    ("uphill_lr_squared", ("{w} + learning_rate * {s}",), say.UPHILL_RATE_SQUARED),
    ("uphill_lr_hardcoded", ("{w} + 0.05 * {g}", "{w} + 0.1 * {g}", "{w} + 0.01 * {g}"), say.UPHILL_OWN_RATE),
    ("uphill_half", ("{w} + {s} / 2",), say.UPHILL_HALF),
    ("uphill_double", ("{w} + 2 * {s}",), say.UPHILL_DOUBLE),
)

CUT_OFF = (
    *(f"{{w}} - learning_rate * np.clip({{g}}, -{limit}, {limit})" for limit in (0.1, 0.5, 1.0, 5.0, 10.0)),
    *(f"{{w}} - np.clip({{s}}, -{limit}, {limit})" for limit in (0.01, 0.1)),
    *(f"{{w}} - {{s}} * min(1.0, {limit} / np.linalg.norm({{g}}))" for limit in (1.0, 5.0)),
)


def tell_steps(step: Step, *moves: tuple[str, str, str]) -> None:
    """Give a step that updates both matrices the slips in the steps themselves that it has no words for yet.

    moves: for each layer the line of the reference that moves its weights, its step, and its gradient.
    """
    tell_new(step, (in_ways(name, told, *_all_moved(ways, moves)) for name, ways, told in STEPS))


def tell_cut_off(step: Step, *moves: tuple[str, str, str]) -> None:
    """Give a step that updates both matrices the mistake of a limit in the steps themselves; `moves` as above."""
    told = "A step or a gradient is cut off at a limit, as min, max or clip do it: the text sets none."
    step.mistake(*in_ways("gradient_cut_off", told, *_all_moved(CUT_OFF, moves)))


def _all_moved(ways: Iterable[str], moves: Iterable[tuple[str, str, str]]) -> Iterator[Changes]:
    """For each way the lines in which the weights of all layers take their steps like this."""
    yield from (dict(_moved(way, *move) for move in moves) for way in ways)


def _moved(way: str, line: str, step: str, gradient: str) -> tuple[str, str]:
    """The line, and the line in which the weights take another step."""
    target, _, right = line.partition(" = ")
    weights = right.partition(" - ")[0]
    return line, f"{target} = {way.format(w=weights, s=step, g=gradient)}"
