"""Which of a student's sources serves an exercise: the one of its name, or the one that defines most of its steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from grader.steps import Course, Exercise
from grader.submissions.files import File
from grader.submissions.limits import named
from grader.submissions.names import is_module, suffix
from grader.submissions.sheet import Sheet

Served: TypeAlias = Mapping[str, Sheet]
"""The source of each exercise that has one."""


def served(sheets: Sequence[Sheet], course: Course) -> Served:
    """The source of each exercise, in course order; those without one are left out."""
    names = {exercise.name for exercise in course.exercises}
    found = {exercise.name: _source(exercise, sheets, names) for exercise in course.exercises}
    return {name: sheet for name, sheet in found.items() if sheet is not None}


def files(chosen: Served, sheets: Sequence[Sheet]) -> tuple[File, ...]:
    """The exercises' files, and the modules beside them that they could import, by the names they import them by."""
    made = {f"{name}.py": File(f"{name}.py", sheet.cells) for name, sheet in chosen.items()}
    folders = sorted({sheet.folder for sheet in chosen.values()}, key=len, reverse=True)
    # What serves an exercise under another name may be imported under its own as well, if there is anything to do so.
    for sheet in sheets if len(sheets) > 1 else []:
        folder = next((folder for folder in folders if sheet.name.startswith(folder)), None)
        if folder is None:
            continue
        name = sheet.name[len(folder) :]
        if name not in made and is_module(name):
            made[name] = File(name, sheet.cells)
    return tuple(made.values())


def notes(chosen: Served, sheets: Sequence[Sheet], course: Course) -> Iterator[str]:
    """What an instructor should know: sources under other names, and ones that were left out."""
    for name, sheet in chosen.items():
        if sheet.stem != name:
            yield f"{name} was found in {named(sheet.name)}."
    for sheet in sheets:
        if sheet not in chosen.values():
            yield from _left_out(sheet, chosen, course)
    if not sheets:
        yield "There is no .py or .ipynb file in it."
    elif not chosen:
        yield f"None of the exercises' functions are in {', '.join(named(sheet.name) for sheet in sheets[:3])}."


def _left_out(sheet: Sheet, chosen: Served, course: Course) -> Iterator[str]:
    for name, used in chosen.items():
        if sheet.stem == name or any(step.name in sheet.steps for step in course.exercise(name).steps):
            yield f"{named(sheet.name)} was left out: {name} is taken from {named(used.name)}."


def _source(exercise: Exercise, sheets: Sequence[Sheet], names: set[str]) -> Sheet | None:
    own = [sheet for sheet in sheets if sheet.stem == exercise.name]
    if len(own) == 1:
        return own[0]
    if own:
        return max(own, key=lambda sheet: (-sheet.name.count("/"), sheet.age, *_worth(exercise, sheet)))
    others = [sheet for sheet in sheets if _may_serve(exercise, sheet, names)]
    return max(others, key=lambda sheet: (_defines(exercise, sheet), *_worth(exercise, sheet)), default=None)


def _may_serve(exercise: Exercise, sheet: Sheet, names: set[str]) -> bool:
    """One such function is enough, but in another exercise's file, where it may be a helper: more than half."""
    return _defines(exercise, sheet) > (len(exercise.steps) / 2 if sheet.stem in names else 0)


def _defines(exercise: Exercise, sheet: Sheet) -> int:
    return sum(step.name in sheet.steps for step in exercise.steps)


def _worth(exercise: Exercise, sheet: Sheet) -> tuple[int, int, tuple[int, ...], bool, str]:
    """More written steps, then less deep, later, a .py, and the last name: whatever is equal must not hang on order."""
    written = sum(sheet.steps.get(step.name, False) for step in exercise.steps)
    return written, -sheet.name.count("/"), sheet.age, suffix(sheet.name) == ".py", sheet.name
