"""What is wrong in the files of a course: a folder is not there, a solution fails, a stub is no stub."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from grader.answers.answer import Trouble
from grader.audit.places import place_of_reference
from grader.building import makes_it
from grader.course import Course
from grader.steps import Step
from grader.student.dependencies import called_steps
from grader.student.folder import Folder
from grader.student.source import Source
from grader.text import from_here
from grader.verdicts import Verdict

MARKED = "with the markers of what students write"


def faults_of_folders(course: Course) -> Iterator[str]:
    """The folders that are missing: reported once, not for every step."""
    if not course.solutions_folder.is_dir():
        yield f"there is no folder {course.solutions_folder}: write the solved files there, {MARKED}"
    if not course.exercises_folder.is_dir():
        yield f"there is no folder {course.exercises_folder}: {makes_it(course.name)}"


def faults_of_solution(step: Step, solved: Folder, *, told: bool) -> Iterator[str]:
    """The faults of a solution. `told`: the suite's faults already say why the step cannot be checked."""
    if not _there(step, solved):
        yield from _absent(step, solved, f"write it, {MARKED}")
        return
    verdict = solved.verdict(step)
    source = solved.student(step.exercise).source
    if not verdict.passed and not (told and verdict.outcome == "error"):
        yield f"the solution is {verdict.outcome}: {_said(verdict)}{_places(step, source)}"
    if isinstance(source, Source):
        called = called_steps(source.calls, step.name, (s.name for s in solved.course.steps))
        if called:
            yield f"the solution calls another step ({called[0]}): a mistake there would fail here too"


def _said(verdict: Verdict) -> str:
    """What is wrong, in a course's own words where a student's would restore the stub over the author's work."""
    return "no function of that name is there" if verdict.outcome == "missing" else verdict.feedback


def _places(step: Step, source: Source | Trouble) -> str:
    """Where the two formulas are that do not agree, if both are there; which of them is right the audit cannot know."""
    if not isinstance(source, Source) or step.name not in source.definitions:
        return ""
    solution = f"{from_here(source.path)}:{source.line(step.name)}"
    return f"\nsolution in {solution}, reference in {place_of_reference(step)}"


def faults_of_stub(step: Step, stubs: Folder, *, told: bool) -> Iterator[str]:
    """The faults of what students start with; `told` as above."""
    way_out = makes_it(stubs.course.name)
    if not _there(step, stubs):
        yield from _absent(step, stubs, way_out)
        return
    verdict = stubs.verdict(step)
    if verdict.outcome != "not_written" and not (told and verdict.outcome == "error"):
        yield f"the stub is {verdict.outcome}, not to do: {verdict.feedback or way_out}"
    source = stubs.student(step.exercise).source
    definition = source.definitions.get(step.name) if isinstance(source, Source) else None
    if isinstance(definition, ast.FunctionDef):
        yield from _signature(step, definition)


def _there(step: Step, files: Folder) -> bool:
    return _file(step, files).exists()


def _absent(step: Step, files: Folder, way_out: str) -> Iterator[str]:
    """The sentence about a file that is not there, in a folder that is."""
    if files.path.is_dir():
        yield f"there is no {_file(step, files)}: {way_out}"


def _file(step: Step, files: Folder) -> Path:
    return files.path / f"{step.exercise}.py"


def _signature(step: Step, stub: ast.FunctionDef) -> Iterator[str]:
    """What students read above their own lines: arguments arrive by position, so a name of another is a trap."""
    if not ast.get_docstring(stub):
        yield "the stub has no docstring"
    names = tuple(argument.arg for argument in (*stub.args.posonlyargs, *stub.args.args))
    if names != step.parameters:
        yield f"the stub's parameters are {', '.join(names)}, the reference's {', '.join(step.parameters)}"
