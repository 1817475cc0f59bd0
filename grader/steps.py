"""What an author writes of an exercise, as plain data: situation, mistake, step, exercise. Imports nothing of ours."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

Function: TypeAlias = Callable[..., object]
F = TypeVar("F", bound=Function)


@dataclass(frozen=True)
class Composed:
    """An expression that `make` writes of named parts; `parts` are those that are not the right formula's.

    Two with the same `make` can be made at once where each is made in parts of its own.
    """

    make: Callable[..., str]
    parts: Mapping[str, str]

    @property
    def text(self) -> str:
        return self.make(**self.parts)


Formula: TypeAlias = str | Composed | Mapping[str, str] | Function
"""A wrong formula: an expression of the step's parameters, the reference with some lines changed, or a function."""


@dataclass(frozen=True, eq=False)
class Situation:
    """The named quantities that steps are called with, and whether a student may be shown them.

    They belong together: those of a network, say, are of one real forward pass.

    `public` is False where a secret seed is in use: the situation's arguments and answers stay out of every feedback.
    """

    name: str
    quantities: Mapping[str, Any]
    public: bool = True

    def __getitem__(self, quantity: str) -> Any:
        if quantity not in self.quantities:
            raise KeyError(f"the situation {self.name!r} has no quantity {quantity!r}")
        return self.quantities[quantity]


@dataclass(frozen=True)
class Mistake:
    """A named wrong formula and the sentence it earns; `formulas` are the ways in which people write it.

    `also` is a second sentence, for another slip that gives the same answers; `beside` is told in the sentence's place
    where there is a second mistake, of which the sentence would not be true.
    """

    name: str
    formulas: tuple[Formula, ...]
    sentence: str
    also: str = ""
    beside: str = ""

    @property
    def beside_another(self) -> str:
        """What is told of it where something else is off as well."""
        return self.beside or self.sentence


@dataclass(eq=False)
class Step:
    """One function the student writes; filled while its suite module is imported, only read afterwards.

    Where two mistakes are changed lines of the reference, or composed expressions, both at once can be told as well.
    """

    exercise: str
    reference: Function
    points: float
    prints: object
    slip: str | None
    makers: Mapping[str, Callable[[Situation], object]]
    further: Sequence[str] = ()
    mistakes: list[Mistake] = field(default_factory=list)
    hints: tuple[str, ...] = ()
    forms: list[Function] = field(default_factory=list)

    def __call__(self, *arguments: Any) -> Any:
        """What the reference answers: below the decorator its name is the step's, and other references may call it."""
        return self.reference(*arguments)

    @property
    def name(self) -> str:
        return self.reference.__name__

    @cached_property
    def title(self) -> str:
        """What the step computes, in one sentence for the student: the first line of the reference's docstring."""
        return (inspect.getdoc(self.reference) or "").partition("\n")[0]

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        return tuple(inspect.signature(self.reference).parameters)

    @property
    def wrong_formulas(self) -> list[tuple[Mistake, Formula]]:
        """Every wrong formula beside its mistake, in the order in which they are written."""
        return [(mistake, formula) for mistake in self.mistakes for formula in mistake.formulas]

    def arguments(self, situation: Situation) -> tuple[object, ...]:
        """The step's arguments in a situation: its quantities by the parameters' names, or what is made of it."""
        makers = self.makers
        lacking = [p for p in self.parameters if p not in makers and p not in situation.quantities]
        if lacking:
            raise KeyError(f"{self.name}: the situation {situation.name!r} has no quantity {lacking[0]!r}")
        return tuple(makers[p](situation) if p in makers else situation[p] for p in self.parameters)

    def mistake(
        self, name: str, formula: Formula, sentence: str, *variants: Formula, also: str = "", beside: str = ""
    ) -> None:
        """Add a wrong formula and its sentence; `variants` are other ways in which the same mistake is written.

        `also` is a second sentence, where another slip gives the same answers and the first is not true of it.
        `beside` is told in the sentence's place beside a second mistake: no word in it is about the whole answer.

        A formula is an expression of the step's parameters ("i1 * w1", with np, math and sigmoid at hand) or what
        composes one (`Composed`), a mapping of the reference's lines to what stands there instead
        ({"delta = prediction - actual": "delta = prediction"}), or a function with the reference's parameters.
        A TypeError says that a name or a sentence is no text.
        """
        if not all(isinstance(text, str) for text in (name, sentence, also, beside)):
            raise TypeError(f"A mistake of {self.name} has a name, a formula and a sentence, in this order.")
        self.mistakes.append(Mistake(name, (formula, *variants), sentence, also, beside))

    def hint(self, *hints: str) -> None:
        """Set the hints, from the gentlest to the plainest. None of them is the formula.

        A TypeError asks for texts, and for all of them at once.
        """
        if self.hints or not all(isinstance(hint, str) for hint in hints):
            raise TypeError(f"All hints of {self.name} stand in one call, as texts: {self.name}.hint('...', '...').")
        self.hints = hints

    def form(self, function: F) -> F:
        """Add another way to write the reference: derived mistakes are made by changing it as well (a decorator)."""
        _check_definition(function)
        self.forms.append(function)
        return function


def _check_definition(function: Function) -> None:
    """A TypeError says that a function has no definition of its own, of which slips could be made."""
    if not (inspect.isfunction(function) and function.__name__.isidentifier()):
        raise TypeError("A reference and its forms are functions that a `def` defines.")


def _check_given(unasked: tuple[object, ...], points: object, further: object) -> None:
    """A TypeError asks for brackets that are missing, and for what is of another kind."""
    if unasked:
        raise TypeError("Write `@exercise.step()`: brackets behind it, and a name before each thing in them.")
    if isinstance(further, str):
        raise TypeError(f"`further` takes a list of names, not a text: write [{further!r}].")
    if not isinstance(points, int | float):
        raise TypeError(f"`points` takes a number, not {points!r}.")


class Exercise:
    """One exercise file: the steps of the suite module in which it is made, which has the file's name."""

    def __init__(self, module: str, *, title: str) -> None:
        self.module = module
        self.name = module.rpartition(".")[2]
        self.title = title
        self.steps: list[Step] = []

    def step(
        self,
        *unasked: object,
        prints: object = None,
        slip: str | None = None,
        points: float = 1.0,
        further: Sequence[str] = (),
        **makers: Callable[[Situation], object],
    ) -> Callable[[Function], Step]:
        """Make a step of its reference (a decorator).

        `prints` is the answer as the text prints it in its own situation, shaped like the answer, None where nothing is
        printed; `slip` says why it disagrees with the exact value where neither rounding nor cutting explains it.
        `further` names those of the course's further situations that this step's wrong formulas need.
        `makers` make, out of a situation, the parameters that are no quantity of it. A TypeError asks for brackets that
        are missing, and for names.
        """
        _check_given(unasked, points, further)

        def register(reference: Function) -> Step:
            _check_definition(reference)
            step = Step(self.name, reference, points, prints, slip, makers, further)
            strange = makers.keys() - set(step.parameters)
            if strange:
                raise TypeError(f"The step {step.name} has no parameter {' and no '.join(sorted(strange))}.")
            self.steps.append(step)
            return step

        return register
