"""Slips in the step that both matrices take along their gradients."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from grader import Step
from grader.courses.backprop import words as say
from grader.courses.backprop.rows import Changes, in_ways
from grader.courses.backprop.tables import LAYER, LIMITS, tell_new

SHARES = (0.5, 0.1, 0.05, 0.02, 0.01, 0.001, 0.0001)
"""Usual shares of a weight that are added to its gradient to keep the weight small."""

TINY = ("1e-5", "1e-6", "1e-7", "1e-8", "1e-10")
"""Usual numbers that are added to a denominator so that it is not zero."""

FACTORS = (0.1, 0.19, 0.9, 1.9, 10)
"""Numbers by which people scale a step; some are a momentum's share in the first update."""

STEPS = (
    ("no_rate", ("{w} - {g}",), "The learning rate is missing."),
    (
        "summed",
        (
            *(f"{{w}} - learning_rate * np.{how}" for how in ("sum({g})", "mean({g})", "sum({g}, 0)", "mean({g}, 0)")),
            *(f"{{w}} - learning_rate * {number}" for number in ("delta", "delta**2", "delta**2 / 2")),
        ),
        "Each weight moves by its own gradient, not by a sum or a mean of several, nor by one number for all.",
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
            *(f"{{w}} - learning_rate * ({{g}} + {share} * {{w}})" for share in SHARES),
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
            *(f"{{w}} - learning_rate * {{g}} / (abs({{g}}) + {tiny})" for tiny in TINY),
            *(f"{{w}} - learning_rate * {{g}} / np.sqrt(({{g}}) ** 2 + {tiny})" for tiny in TINY),
            "{w} - learning_rate * 0.1 * {g} / (np.sqrt(0.001) * abs({g}) + 1e-8)",
            "{w} - learning_rate * {g} / np.sqrt(0.1 * ({g}) ** 2 + 1e-8)",
        ),
        say.SIGN_OF_GRADIENT,
    ),
    ("averaged", ("{w} - {s} / np.size({g})", "{w} - {s} / 6"), say.AVERAGED),
    (
        "normalised",
        ("{w} - learning_rate * {g} / np.linalg.norm({g})", "{w} - learning_rate * {g} / {length}"),
        say.NORMALISED,
    ),
    ("step_scaled", tuple(f"{{w}} - {factor} * {{s}}" for factor in FACTORS), say.STEP_SCALED),
    ("div_gradient", ("{w} - learning_rate / ({g})", "{w} + learning_rate / ({g})"), say.DIVIDED_BY_GRADIENT),
    ("uphill_no_rate", ("{w} + {g}",), say.UPHILL_NO_RATE),
    ("uphill_lr_squared", ("{w} + learning_rate * {s}",), say.UPHILL_RATE_SQUARED),
    ("uphill_lr_hardcoded", ("{w} + 0.05 * {g}", "{w} + 0.1 * {g}", "{w} + 0.01 * {g}"), say.UPHILL_OWN_RATE),
    ("uphill_half", ("{w} + {s} / 2",), say.UPHILL_HALF),
    ("uphill_double", ("{w} + 2 * {s}",), say.UPHILL_DOUBLE),
)

LARGE_STEPS = (
    ("div_lr", ("{w} - {g} / learning_rate", "{w} + {g} / learning_rate"), say.DIVIDED_BY_RATE),
    ("add_not_mul", ("{w} - (learning_rate + {g})", "{w} - learning_rate + {g}"), say.RATE_ADDED),
)
"""Training with such steps overflows, so that its answers tell nothing."""

CUT_OFF = (
    *(f"{{w}} - learning_rate * np.clip({{g}}, -{limit}, {limit})" for limit in LIMITS),
    *(f"{{w}} - np.clip({{s}}, -{limit}, {limit})" for limit in (0.01, 0.1)),
    *(f"{{w}} - {{s}} * min(1.0, {limit} / np.linalg.norm({{g}}))" for limit in (0.5, 1.0, 2.0, 5.0)),
    *(f"{{w}} - {{s}} * np.clip(delta, -{limit}, {limit}) / delta" for limit in (0.5, 1.0, 2.0)),
    *(f"{{w}} - {{s}} * min(1.0, {limit} / {{length}})" for limit in LIMITS),
    "{w} - {s} * min(1.0, 1.0 / ({length} + 1e-6))",
)
HIDDEN_CUT_OFF = (f"np.minimum({LAYER}, 1.0)", f"np.clip({LAYER}, -1.0, 1.0)")


def tell_steps(step: Step, *moves: tuple[str, str, str]) -> None:
    """Add the slips in the steps themselves to a step that updates both matrices, except those that it has already.

    moves: for each layer the reference's line that moves its weights, its step, and its gradient.
    """
    _tell(step, STEPS, moves)


def tell_large_steps(step: Step, *moves: tuple[str, str, str]) -> None:
    """Add the slips that make steps very large to a step that updates both matrices once; `moves` as above."""
    _tell(step, LARGE_STEPS, moves)


def tell_cut_off(step: Step, hidden: str, *moves: tuple[str, str, str]) -> None:
    """Add the mistake of a limit, on the steps or the hidden values, to a step that updates both matrices.

    hidden: the reference's line that computes the hidden values; `moves` as above.
    """
    of_hidden = ({hidden: hidden.replace(LAYER, cut)} for cut in HIDDEN_CUT_OFF)
    step.mistake(*in_ways("cut_off", say.CUT_OFF, *_all_moved(CUT_OFF, moves), *of_hidden))


def _tell(step: Step, table: Iterable[tuple[str, Iterable[str], str]], moves: Sequence[tuple[str, str, str]]) -> None:
    tell_new(step, (in_ways(name, told, *_all_moved(ways, moves)) for name, ways, told in table))


def _all_moved(ways: Iterable[str], moves: Sequence[tuple[str, str, str]]) -> Iterator[Changes]:
    """For each way, the lines in which the weights of all layers take such steps."""
    squares = (f"np.sum(({gradient}) ** 2)" for _, _, gradient in moves)
    length = f"np.sqrt({' + '.join(squares)})"
    yield from (dict(_moved(way, *move, length) for move in moves) for way in ways)


def _moved(way: str, line: str, step: str, gradient: str, length: str) -> tuple[str, str]:
    """The line, and its replacement with another step; `length` is that of all gradients together."""
    target, _, right = line.partition(" = ")
    weights = right.partition(" - ")[0]
    return line, f"{target} = {way.format(w=weights, s=step, g=gradient, length=length)}"
