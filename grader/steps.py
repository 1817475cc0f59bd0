"""The words of a course as plain data: course, exercise, step, mistake. Imports nothing of ours."""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    from grader.chart import Chart
    from grader.drawing import Drawing

Function: TypeAlias = Callable[..., object]
F = TypeVar("F", bound=Function)

Formula: TypeAlias = str | Mapping[str, str] | Function
"""A wrong formula: an expression of the step's parameters, the reference with some lines changed, or a function."""


@dataclass(frozen=True, eq=False)
class Situation:
    """The named quantities of one real forward pass, and whether a student may be shown them.

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


@dataclass(eq=False)
class Step:
    """One function the student writes; filled while its suite module is imported, only read afterwards.

    Two mistakes are told from one where they are changed lines of the reference. `both` makes the formula of two that
    are written in another way, and None of those that do not go together.
    """

    exercise: str
    reference: Function
    points: float
    prints: object
    slip: str | None
    quantities: Mapping[str, Callable[[Situation], object]]
    further: Sequence[str] = ()
    mistakes: list[Mistake] = field(default_factory=list)
    hints: tuple[str, ...] = ()
    forms: list[Function] = field(default_factory=list)
    both: Callable[[Formula, Formula], Formula | None] | None = None

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

    def arguments(self, situation: Situation) -> tuple[object, ...]:
        """The step's arguments in a situation: its quantities by the parameters' names, or what is made of it."""
        made = self.quantities
        lacking = [p for p in self.parameters if p not in made and p not in situation.quantities]
        if lacking:
            raise KeyError(f"{self.name}: the situation {situation.name!r} has no quantity {lacking[0]!r}")
        return tuple(made[p](situation) if p in made else situation[p] for p in self.parameters)

    def mistake(
        self, name: str, formula: Formula, sentence: str, *variants: Formula, also: str = "", beside: str = ""
    ) -> None:
        """Add a wrong formula and its sentence; `variants` are other ways in which the same mistake is written.

        `also` is a second sentence, where another slip gives the same answers and the first is not true of it.
        `beside` is told in the sentence's place beside a second mistake: no word in it is about the whole answer.

        A formula is an expression of the step's parameters ("i1 * w1", with np, math and sigmoid at hand), a mapping of
        the reference's lines to what stands there instead ({"delta = prediction - actual": "delta = prediction"}), or a
        function with the reference's parameters.
        """
        self.mistakes.append(Mistake(name, (formula, *variants), sentence, also, beside))

    def hint(self, *hints: str) -> None:
        """Set the hints, from the gentlest to the plainest. None of them is the formula."""
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


class Exercise:
    """One exercise file: the steps of the suite module in which it is made, which has the file's name."""

    def __init__(self, module: str, *, title: str) -> None:
        self.module = module
        self.name = module.rpartition(".")[2]
        self.title = title
        self.steps: list[Step] = []

    def step(
        self,
        *,
        prints: object = None,
        slip: str | None = None,
        points: float = 1.0,
        further: Sequence[str] = (),
        **quantities: Callable[[Situation], object],
    ) -> Callable[[Function], Step]:
        """Make a step of its reference (a decorator).

        `prints` is the answer as the text prints it in its own situation, shaped like the answer, None where nothing is
        printed; `slip` says why it disagrees with the exact value where neither rounding nor cutting explains it.
        `further` names those of the course's further situations that this step's wrong formulas need.
        `quantities` makes, out of a situation, the parameters that are no quantity of it.
        """

        if isinstance(further, str):
            raise TypeError(f"`further` takes a list of names, not a text: write [{further!r}].")

        def register(reference: Function) -> Step:
            _check_definition(reference)
            step = Step(self.name, reference, points, prints, slip, quantities, further)
            strange = quantities.keys() - set(step.parameters)
            if strange:
                raise TypeError(f"The step {step.name} has no parameter {' and no '.join(sorted(strange))}.")
            self.steps.append(step)
            return step

        return register


@dataclass(frozen=True, eq=False)
class Course:
    """An ordered list of exercises, their situations, and where the files of both kinds lie.

    text: the situation of the text; fixed: those that every step is called in; further: those that a step names where
    the fixed ones do not suffice; draw: one more from a random generator;
    seed: the default seed, whose first draw `grader audit` has seen to tell every wrong formula from the right one;
    fixed_suffice: whether the audit has seen that text, fixed and further ones alone tell all wrong formulas from the
    right one: then no seed can draw situations that one passes, and drawing is cheap;
    closing: the sentences of the last page, computed from the student's own functions ({step: function});
    drawing: its picture, whose marks name the steps that they stand for;
    texts: what stands at a mark of the drawing, by the mark's name, computed from those of the student's own functions
    that are right ({step: function}): a KeyError says that one is not there yet, and nothing is shown;
    chart: the curves below it, computed likewise.
    A ValueError speaks of two steps or exercises of one name, of a name that is no step's, mark's or further
    situation's, and of one situation where a tuple of them belongs.
    """

    name: str
    title: str
    exercises: tuple[Exercise, ...]
    text: Situation
    fixed: tuple[Situation, ...]
    draw: Callable[[random.Random], Mapping[str, Any]]
    seed: int
    exercises_folder: Path
    solutions_folder: Path
    further: tuple[Situation, ...] = ()
    fixed_suffice: bool = False
    closing: Callable[[Mapping[str, Function]], list[str]] | None = None
    drawing: Drawing | None = None
    texts: Mapping[str, Callable[[Mapping[str, Function]], str]] = field(default_factory=dict)
    chart: Callable[[Mapping[str, Function]], Chart] | None = None

    def __post_init__(self) -> None:
        for flaw in self._flaws():
            raise ValueError(flaw)

    def _flaws(self) -> Iterator[str]:
        """What is said of names that stand for nothing, or for two things."""
        if not self.steps:
            yield "There is no step in the course."
        if not callable(self.draw):
            yield "`draw` is no function: it is given a random generator, and gives a situation's quantities."
        for name in ("fixed", "further"):
            if isinstance(getattr(self, name), Situation):
                yield f"`{name}` is a situation, not a tuple of them: write a comma after it."
        marks = list(self.drawing.marks) if self.drawing else []
        strange = {name for mark in marks for name in mark.steps} - {step.name for step in self.steps}
        if strange:
            yield f"The drawing names unknown steps: {', '.join(sorted(strange))}."
        nowhere = set(self.texts) - {mark.name for mark in marks}
        if nowhere:
            yield f"The texts name unknown marks: {', '.join(sorted(nowhere))}."
        for kind, things in (("exercises", self.exercises), ("steps", self.steps)):
            names = [thing.name for thing in things]
            yield from (f"Two {kind} are called {name}." for name in names if names.count(name) > 1)
        for step in self.steps:
            unknown = set(step.further) - {situation.name for situation in self.further}
            if unknown:
                yield f"The step {step.name} names unknown further situations: {', '.join(sorted(unknown))}."

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps in order; the suite's modules have been imported by the time a course is made of them."""
        return tuple(step for exercise in self.exercises for step in exercise.steps)

    @cached_property
    def _by_name(self) -> Mapping[str, Step]:
        return {step.name: step for step in self.steps}

    def fixed_for(self, step: Step) -> tuple[Situation, ...]:
        """The situations that a step is called in whatever the seed, beside the text's."""
        return self.fixed + tuple(situation for situation in self.further if situation.name in step.further)

    def exercise(self, name: str) -> Exercise:
        """The exercise of that name (KeyError if there is none)."""
        return {exercise.name: exercise for exercise in self.exercises}[name]

    def step(self, name: str) -> Step:
        """The step of that name (KeyError if there is none)."""
        return self._by_name[name]
