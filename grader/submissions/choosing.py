"""Which of a student's sources are used for an exercise: the one with its name, or those that define its steps."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from grader.course import Course
from grader.steps import Exercise
from grader.submissions.files import File, below_each_other
from grader.submissions.items import exercises_of
from grader.submissions.limits import named
from grader.submissions.names import NOTEBOOK, is_module, natural, stem, suffix
from grader.submissions.sheet import Sheet, is_enough, written
from grader.submissions.unread import Unread

Served: TypeAlias = Mapping[str, Sequence[Sheet]]
"""The sources of each exercise that has any: first the one that is used, then others with steps that it lacks."""


def served(sheets: Sequence[Sheet], course: Course) -> Served:
    """The sources of each exercise, in course order; those without any are left out."""
    names = exercises_of(course)
    source = _by_name if _is_plain(sheets, names) else _by_work
    found = {exercise: source(exercise, sheets, names) for exercise in course.exercises}
    return {
        exercise.name: [sheet, *_rest(exercise, sheet, sheets, names)]
        for exercise, sheet in found.items()
        if sheet is not None
    }


def rank(source: Sheet | Unread, exercise: str) -> tuple[int, bool, int, tuple[int, ...]]:
    """The sort key of a source, read or not; of two that are worked on, an exercise is taken from the larger one."""
    return source.attempt, stem(source.name) == exercise, -source.name.count("/"), source.age


def taken(chosen: Served, course: Course) -> Mapping[str, Sheet]:
    """The first source of each exercise in which some step is written, not just a stub."""
    return {
        name: sources[0]
        for name, sources in chosen.items()
        if any(_written(course.exercise(name), sheet) for sheet in sources)
    }


def files(chosen: Served, sheets: Sequence[Sheet]) -> tuple[File, ...]:
    """The exercises' files, and the modules that they may import, under the names used in the import."""
    made = {f"{name}.py": _file(name, sources) for name, sources in chosen.items()}
    for sheet in (sheet for sources in chosen.values() for sheet in sources):
        for file in written(sheet):
            made.setdefault(file.name, file)
    folders = sorted({sheet.folder for sources in chosen.values() for sheet in sources}, key=len, reverse=True)
    # A source used for an exercise of another name may also be imported under its own, if there are other sources.
    for name, sheet in _named(sheets, folders) if len(sheets) > 1 else []:
        if name not in made and is_module(name):
            made[name] = File(name, sheet.cells)
    return tuple(made.values())


def _named(sheets: Sequence[Sheet], folders: Sequence[str]) -> list[tuple[str, Sheet]]:
    """The files below the exercises' folders by relative name, and those elsewhere as they are imported via sys.path.

    Of the latter, those whose name is not unique, or is a module's of the standard library, are left out.
    """
    below, beside = [], []
    for sheet in sheets:
        folder = next((folder for folder in folders if sheet.name.startswith(folder)), None)
        if folder is not None:
            below.append((sheet.name[len(folder) :], sheet))
        else:
            beside.append(sheet)
    alone = Counter(sheet.stem for sheet in beside)
    free = [sheet for sheet in beside if alone[sheet.stem] == 1 and sheet.stem not in sys.stdlib_module_names]
    return [
        *below,
        *((sheet.name, sheet) for sheet in free),
        *((sheet.name.rpartition("/")[2], sheet) for sheet in free),
    ]


def _file(exercise: str, sources: Sequence[Sheet]) -> File:
    """The cells of all sources; those of the first come last, so that its definitions win."""
    cells = [cell for sheet in reversed(sources) for cell in sheet.cells]
    notebook = any(suffix(sheet.name) == NOTEBOOK for sheet in sources)
    return File(f"{exercise}.py", below_each_other(cells) if notebook else tuple(cells), notebook)


def notes(chosen: Served, sheets: Sequence[Sheet], course: Course) -> Iterator[str]:
    """Notes for the instructor: sources under other names, and sources that were left out."""
    for name, sources in chosen.items():
        if sources[0].stem != name:
            yield f"{name} was found in {' and '.join(named(sheet.name) for sheet in sources)}."
    for sheet in sheets:
        if not any(sheet in sources for sources in chosen.values()):
            yield from _left_out(sheet, chosen, course)
    if not sheets:
        yield "There is no .py or .ipynb file in it."
    elif not chosen:
        yield f"None of the exercises' functions are in {', '.join(named(sheet.name) for sheet in sheets[:3])}."


def _left_out(sheet: Sheet, chosen: Served, course: Course) -> Iterator[str]:
    for name, (used, *_) in chosen.items():
        if sheet.stem == name or any(step.name in sheet.steps for step in course.exercise(name).steps):
            yield f"{named(sheet.name)} was left out: {name} is taken from {named(used.name)}."


def _is_plain(sheets: Sequence[Sheet], names: set[str]) -> bool:
    """Whether no exercise has two files of its name, and no other file defines a step: then most need not be parsed."""
    stems = [sheet.stem for sheet in sheets if sheet.stem in names]
    return len(stems) == len(set(stems)) and not any(sheet.steps for sheet in sheets if sheet.stem not in names)


def _by_name(exercise: Exercise, sheets: Sequence[Sheet], names: set[str]) -> Sheet | None:
    own = next((sheet for sheet in sheets if sheet.stem == exercise.name), None)
    return own or _by_work(exercise, sheets, names)


def _by_work(exercise: Exercise, sheets: Sequence[Sheet], names: set[str]) -> Sheet | None:
    """The source with the exercise's name, or else another; one with only stubs is taken last."""
    sheets = _last_attempt(exercise, sheets, names)
    own = [sheet for sheet in sheets if sheet.stem == exercise.name]
    others = [sheet for sheet in sheets if sheet.stem != exercise.name and _may_serve(exercise, sheet, names)]
    return (
        _best_own(exercise, _worked_on(exercise, own))
        or _best_other(exercise, _worked_on(exercise, others))
        or _best_own(exercise, own)
        or _best_other(exercise, others)
    )


def _last_attempt(exercise: Exercise, sheets: Sequence[Sheet], names: set[str]) -> list[Sheet]:
    """The sources from the last attempt at the exercise on; that attempt may have any file name.

    A step in another exercise's file is not an attempt at this one: it may be a helper there.
    """
    tried = (
        sheet.attempt
        for sheet in sheets
        if (sheet.stem == exercise.name or sheet.stem not in names) and _written(exercise, sheet)
    )
    last = max(tried, default=0)
    return [sheet for sheet in sheets if sheet.attempt >= last]


def _rest(exercise: Exercise, first: Sheet, sheets: Sequence[Sheet], names: set[str]) -> Iterator[Sheet]:
    """If a file of another name is used for the exercise: further sources with written steps that are still missing."""
    if first.stem == exercise.name:
        return
    lacking = {step.name for step in exercise.steps} - set(first.steps)
    others = [sheet for sheet in sheets if sheet.stem == exercise.name or sheet.stem not in names]
    for sheet in sorted(others, key=lambda one: (one.attempt, *_worth(exercise, one)), reverse=True):
        found = {name for name in lacking if sheet.steps.get(name)}
        if found:
            lacking -= found
            yield sheet


def _best_own(exercise: Exercise, sheets: Sequence[Sheet]) -> Sheet | None:
    return max(sheets, key=lambda one: (rank(one, exercise.name), *_worth(exercise, one)), default=None)


def _best_other(exercise: Exercise, sheets: Sequence[Sheet]) -> Sheet | None:
    return max(sheets, key=lambda one: (_defines(exercise, one), *_worth(exercise, one)), default=None)


def _worked_on(exercise: Exercise, sheets: Sequence[Sheet]) -> list[Sheet]:
    return [sheet for sheet in sheets if _written(exercise, sheet)]


def _may_serve(exercise: Exercise, sheet: Sheet, names: set[str]) -> bool:
    return is_enough(_defines(exercise, sheet), len(exercise.steps), of_another=sheet.stem in names)


def _defines(exercise: Exercise, sheet: Sheet) -> int:
    return sum(step.name in sheet.steps for step in exercise.steps)


def _written(exercise: Exercise, sheet: Sheet) -> int:
    return sum(sheet.steps.get(step.name, False) for step in exercise.steps)


def _worth(exercise: Exercise, sheet: Sheet) -> tuple[int, int, tuple[int, ...], bool, str, str]:
    """Sort key: more written steps, then less deep, later, a .py, and the last name, so that no two are equal."""
    name = sheet.name
    return _written(exercise, sheet), -name.count("/"), sheet.age, suffix(name) == ".py", natural(name), name
