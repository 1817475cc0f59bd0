"""A course: its exercises in order, the situations of their steps, and where its files are."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.steps import Exercise, Function, Situation, Step

if TYPE_CHECKING:
    from grader.picture.chart import Chart
    from grader.picture.drawing import Drawing


@dataclass(frozen=True, eq=False)
class Course:
    """An ordered list of exercises, their situations, and the folders of exercise files and solutions.

    text: the text's situation; fixed: situations of every step; further: situations that a step asks for by name where
    the fixed ones do not suffice; draw: makes one more from a random generator;
    seed: the default seed; `grader audit` has checked that its first draw tells every wrong formula from the right one;
    fixed_suffice: whether the audit has checked that the text's, fixed and further situations tell all wrong formulas
    from the right one: then every draw does, and none needs a check;
    closing: makes the sentences of the last page from the student's own functions ({step: function});
    drawing: the course's picture; its marks name their steps;
    texts: by a mark's name, makes the text at it from the student's right functions ({step: function}); a KeyError says
    that one of them is missing, and nothing is shown;
    chart: makes the curves below the drawing, in the same way.
    A ValueError reports two steps, exercises or situations with one name, an unknown name of a step, mark or further
    situation, and a value of the wrong type, such as one situation instead of a tuple.
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
        """The author's errors."""
        yield from self._things_of_another_kind()
        if not self.steps:
            yield "There is no step in the course."
        yield from self._names_of_nothing()
        yield from self._names_of_two()

    def _things_of_another_kind(self) -> Iterator[str]:
        if not callable(self.draw):
            yield "`draw` is no function: it is given a random generator, and gives a situation's quantities."
        if not isinstance(self.text, Situation):
            yield "`text` is not a situation: write Situation(a name, the quantities by their names)."
        yield from _no_tuple("exercises", self.exercises, Exercise)
        for name in ("fixed", "further"):
            yield from _no_tuple(name, getattr(self, name), Situation)
        for name in ("exercises_folder", "solutions_folder"):
            if not isinstance(getattr(self, name), Path):
                yield f"`{name}` is no Path: write Path(__file__).parent / the folder's name."

    def _names_of_nothing(self) -> Iterator[str]:
        marks = list(self.drawing.marks) if self.drawing else []
        strange = {name for mark in marks for name in mark.steps} - {step.name for step in self.steps}
        if strange:
            yield f"The drawing names unknown steps: {', '.join(sorted(strange))}."
        nowhere = set(self.texts) - {mark.name for mark in marks}
        if nowhere:
            yield f"The texts name unknown marks: {', '.join(sorted(nowhere))}."
        for step in self.steps:
            unknown = set(step.further) - {situation.name for situation in self.further}
            if unknown:
                yield f"The step {step.name} names unknown further situations: {', '.join(sorted(unknown))}."

    def _names_of_two(self) -> Iterator[str]:
        for kind, named in (("exercises", self.exercises), ("situations", (self.text, *self.fixed, *self.further))):
            names = [one.name for one in named]
            yield from (f"Two {kind} are called {name}." for name in names if names.count(name) > 1)
        homes: dict[str, list[str]] = {}
        for step in self.steps:
            homes.setdefault(step.name, []).append(step.exercise)
        for name, its in homes.items():
            if len(its) > 1:
                yield f"Two steps are called {name}, in {' and '.join(dict.fromkeys(its))}."

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps in order. The suite's modules are imported before the course is made."""
        return tuple(step for exercise in self.exercises for step in exercise.steps)

    @cached_property
    def step_names(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the steps, by exercise."""
        return {exercise.name: tuple(step.name for step in exercise.steps) for exercise in self.exercises}

    @cached_property
    def _exercises(self) -> Mapping[str, Exercise]:
        return {exercise.name: exercise for exercise in self.exercises}

    @cached_property
    def _steps(self) -> Mapping[str, Step]:
        return {step.name: step for step in self.steps}

    def fixed_for(self, step: Step) -> tuple[Situation, ...]:
        """The situations of a step that do not depend on the seed, without the text's."""
        return self.fixed + tuple(situation for situation in self.further if situation.name in step.further)

    def exercise(self, name: str) -> Exercise:
        """The exercise of that name (KeyError if there is none)."""
        return self._exercises[name]

    def step(self, name: str) -> Step:
        """The step of that name (KeyError if there is none)."""
        return self._steps[name]


def _no_tuple(name: str, things: object, kind: type[Exercise | Situation]) -> Iterator[str]:
    """The reasons why this is no tuple of things of one kind."""
    called = kind.__name__.lower()
    if isinstance(things, kind):
        yield f"`{name}` is one {called}, not a tuple of them: write a comma after it."
    elif not isinstance(things, tuple):
        yield f"`{name}` is no tuple: write each {called} with a comma after it, and round brackets around them."
    else:
        yield from (f"`{name}` holds {one!r}, which is no {called}." for one in things if not isinstance(one, kind))
