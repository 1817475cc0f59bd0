"""run.json: what a run was made with, so that the same command goes on where it was, and another one starts anew."""

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
    """What the reports of a run depend on, beside the submissions."""

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
"""What a person calls the parts of a record."""


def course_digest(course: Course) -> str:
    """A digest of the suite's source: a changed course is graded again."""
    return digest(piece for name, file in sorted(set(_sources(course))) for piece in (name, file.read_bytes()))


def _sources(course: Course) -> Iterator[tuple[str, Path]]:
    """The files of the suite, those in folders of its package too; those for students, which may lie there, are none.

    A suite that is no package stands among the modules of others: of these only the ones beside it count.
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
    """What two runs were not made alike with, for a sentence."""
    names = [_NAMES[part.name] for part in fields(Record) if getattr(before, part.name) != getattr(now, part.name)]
    return " and ".join(dict.fromkeys(names))


class LostRecord(Exception):
    """There are results, but nobody knows any more what they were made with; the message says the way out."""


def read_record(folder: Path) -> Record | None:
    """The record of the run that was written to the folder; None if there is no run (LostRecord if it is damaged)."""
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
    """Whether a report stands in the folder; a run that was killed before its record was written has an empty file."""
    path = folder / RESULTS
    return path.is_file() and path.stat().st_size > 0


def write_record(folder: Path, record: Record) -> None:
    """Write run.json; a reader sees the old one or the new one, never a half."""
    replace_file(folder / RECORD, [json.dumps(asdict(record), indent=2) + "\n"])
