"""What an author writes for an exercise, as plain data: situation, mistake, step, exercise. Imports nothing of ours."""

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
    """An expression that `make` writes from named parts; `parts` holds those that differ from the right formula.

    Two with the same `make` can be made at once if they have no part in common.
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
    """The named quantities with which steps are called, and whether students may see them.

    The quantities belong together: those of a network, say, come from one real forward pass.

    `public` is False where the seed is secret: no feedback shows the situation's arguments and answers.
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
    """A named wrong formula and its sentence; `formulas` are the ways in which people write it.

    `also` is a second sentence, for another slip that gives the same answers. `beside` replaces the sentence where
    a second mistake is told as well and the sentence would be false.
    """

    name: str
    formulas: tuple[Formula, ...]
    sentence: str
    also: str = ""
    beside: str = ""

    @property
    def beside_another(self) -> str:
        """The sentence that is told where something else is wrong as well."""
        return self.beside or self.sentence


@dataclass(eq=False)
class Step:
    """One function that the student writes; filled while its suite module is imported, then only read.

    Two mistakes that are changed lines of the reference, or composed expressions, can be told together.
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
        """The reference's answer: other references call a step by its name."""
        return self.reference(*arguments)

    @property
    def name(self) -> str:
        return self.reference.__name__

    @cached_property
    def title(self) -> str:
        """The step in one sentence for the student: the first line of the reference's docstring."""
        return (inspect.getdoc(self.reference) or "").partition("\n")[0]

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        return tuple(inspect.signature(self.reference).parameters)

    @property
    def wrong_formulas(self) -> list[tuple[Mistake, Formula]]:
        """Every wrong formula with its mistake, in the order of the suite module."""
        return [(mistake, formula) for mistake in self.mistakes for formula in mistake.formulas]

    def arguments(self, situation: Situation) -> tuple[object, ...]:
        """The step's arguments in a situation: quantities by the parameters' names, or values of `makers`."""
        makers = self.makers
        lacking = [p for p in self.parameters if p not in makers and p not in situation.quantities]
        if lacking:
            raise KeyError(f"{self.name}: the situation {situation.name!r} has no quantity {lacking[0]!r}")
        return tuple(makers[p](situation) if p in makers else situation[p] for p in self.parameters)

    def mistake(
        self, name: str, formula: Formula, sentence: str, *variants: Formula, also: str = "", beside: str = ""
    ) -> None:
        """Add a wrong formula and its sentence; `variants` are other ways to write the same mistake.

        `also` is a second sentence, for another slip that gives the same answers and makes the first sentence false.
        `beside` replaces the sentence where a second mistake is told as well: no word in it is about the whole answer.

        A formula is an expression of the step's parameters ("i1 * w1"; np, math and sigmoid are known), a `Composed`
        expression, a mapping from lines of the reference to their replacements
        ({"delta = prediction - actual": "delta = prediction"}), or a function with the reference's parameters.
        A TypeError says that a name or a sentence is not a string.
        """
        if not all(isinstance(text, str) for text in (name, sentence, also, beside)):
            raise TypeError(f"A mistake of {self.name} has a name, a formula and a sentence, in this order.")
        self.mistakes.append(Mistake(name, (formula, *variants), sentence, also, beside))

    def hint(self, *hints: str) -> None:
        """Set the hints, from the vaguest to the plainest; none of them gives the formula.

        A TypeError says that a hint is not a string, or that the step has hints already.
        """
        if self.hints or not all(isinstance(hint, str) for hint in hints):
            raise TypeError(f"All hints of {self.name} stand in one call, as texts: {self.name}.hint('...', '...').")
        self.hints = hints

    def form(self, function: F) -> F:
        """Add another way to write the reference, for more derived mistakes (a decorator)."""
        _check_definition(function)
        self.forms.append(function)
        return function


def _check_definition(function: Function) -> None:
    """A TypeError says that a function was not made by `def`, so that no slips can be made of it."""
    if not (inspect.isfunction(function) and function.__name__.isidentifier()):
        raise TypeError("A reference and its forms are functions that a `def` defines.")


def _check_given(unasked: tuple[object, ...], points: object, further: object) -> None:
    """A TypeError reports missing brackets and values of the wrong type."""
    if unasked:
        raise TypeError("Write `@exercise.step()`: brackets behind it, and a name before each thing in them.")
    if isinstance(further, str):
        raise TypeError(f"`further` takes a list of names, not a text: write [{further!r}].")
    if not isinstance(points, int | float):
        raise TypeError(f"`points` takes a number, not {points!r}.")


class Exercise:
    """One exercise file: the steps of the suite module of the same name."""

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
        """Make a step from its reference (a decorator).

        `prints` is the answer that the text prints for its own situation, in the answer's shape, or None; `slip` says
        why it disagrees with the exact value where neither rounding nor cutting explains it.
        `further` names the course's further situations that this step's wrong formulas need.
        `makers` compute, from a situation, the parameters that are not among its quantities. A TypeError reports
        missing brackets and unknown names.
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
