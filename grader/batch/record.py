"""run.json: the settings of a run, so that the same command resumes it, and another one starts anew."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from importlib.metadata import version
from pathlib import Path
from typing import Any

from grader.course import Course
from grader.digests import digest
from grader.files import replace_file
from grader.installed import KIT
from grader.reports.lines import RESULTS

RECORD = "run.json"


@dataclass(frozen=True)
class Record:
    """All that the reports of a run depend on, beside the submissions."""

    course: str
    course_digest: str
    seed: int
    version: str
    isolated: bool
    layers: tuple[str, ...]
    step_timeout: float
    memory: int


_NAMES = {
    "course": "course",
    "course_digest": "version of the course",
    "seed": "seed",
    "version": "version of the grader",
    "isolated": "isolation",
    "layers": "isolation",
    "step_timeout": "step timeout",
    "memory": "limit of memory",
}
"""The fields of a record in plain words."""


def course_digest(course: Course) -> str:
    """A digest of the suite's source, so that a changed course is graded again."""
    return digest(piece for name, file in sorted(set(_sources(course))) for piece in (name, file.read_bytes()))


def _sources(course: Course) -> Iterator[tuple[str, Path]]:
    """The files of the suite, with those in subfolders of its package, but without students' files.

    If the suite is not a package, only the modules in its own folder count: subfolders may belong to others.
    """
    for exercise in course.exercises:
        folder = Path(sys.modules[exercise.module].__file__ or "").parent
        for file in folder.rglob("*.py") if "." in exercise.module else folder.glob("*.py"):
            if not {course.exercises_folder, course.solutions_folder} & {*file.parents}:
                yield file.relative_to(folder).as_posix(), file


def kit_version() -> str:
    """The installed version of the kit."""
    return version(KIT)


def changed(before: Record, now: Record) -> str:
    """The settings in which two runs differ, as part of a sentence."""
    names = [_NAMES[part.name] for part in fields(Record) if getattr(before, part.name) != getattr(now, part.name)]
    return " and ".join(dict.fromkeys(names))


class LostRecord(Exception):
    """There are results, but their record is lost; the message says what to do."""


def read_record(folder: Path) -> Record | None:
    """The record of the folder's run; None if there is no run (LostRecord if it is missing or damaged)."""
    try:
        found: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return Record(**{**found, "layers": tuple(found["layers"])})
    except FileNotFoundError:
        what = "is not there" if has_results(folder) else None
    except (OSError, ValueError, TypeError, KeyError):
        what = "cannot be read"
    if what is None:
        return None
    raise LostRecord(
        f"{folder / RECORD} {what}, and with it the seed of the results beside it. Put it back, or grade"
        " everything again: `grader grade` with --fresh, `grader autograde` once that folder is deleted."
    )


def has_results(folder: Path) -> bool:
    """Whether the folder holds a report. A run killed before its record was written leaves an empty file."""
    path = folder / RESULTS
    return path.is_file() and path.stat().st_size > 0


def write_record(folder: Path, record: Record) -> None:
    """Write run.json atomically."""
    replace_file(folder / RECORD, [json.dumps(asdict(record), indent=2) + "\n"])
