"""results.json, as a Gradescope autograder writes it: one file for each student.

The fields are those of Gradescope's autograder specifications (gradescope-autograders.readthedocs.io, "Output format").
Nothing is written about a submission that the grader itself could not grade: without a results.json Gradescope says
that the autograder failed to execute correctly ("Troubleshooting"), while any file would need a score.
"""

from __future__ import annotations

import errno
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from grader.files import NoFile, replace_file
from grader.reports.report import Report
from grader.verdicts import Verdict

if TYPE_CHECKING:
    from grader.reports.results import Results

VISIBILITIES = ("visible", "hidden", "after_due_date", "after_published")
"""When Gradescope shows a test to the student."""

FILE = "results.json"

_UNSAFE = re.compile(r"[^\w.-]", re.ASCII)
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""Names that no file can have on Windows, whatever the suffix."""


def write(results: Results, output: Path, visibility: str = "visible") -> None:
    """Write one student's results to `output` if that is a .json, else each student's to a folder of their own in it.

    NotADirectoryError if a .json would have to hold several students, NoFile if a folder holds other files. A student
    who could not be graded has no file, and an older one is removed.
    """
    single = output.suffix == ".json"
    if single and len(results.reports) > 1:
        many = f"it can hold one student, and there are {len(results.reports)}: name a folder"
        raise NotADirectoryError(errno.ENOTDIR, many, str(output))
    if not single:
        _check_own(output / safe_name(report.student) for report in results.reports)
    for report in results.reports:
        path = output if single else output / safe_name(report.student) / FILE
        if report.points is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, [json.dumps(result(report, visibility), indent=1), "\n"])


def _check_own(folders: Iterable[Path]) -> None:
    """NoFile if a folder holds other files: it may be a submission, whose own results.json would be overwritten."""
    for folder in folders:
        if folder.is_dir() and any(path.name != FILE for path in folder.iterdir()):
            raise NoFile(errno.EEXIST, "it holds other files; name another folder", str(folder))


def result(report: Report, visibility: str = "visible") -> dict[str, object]:
    """The report on a graded submission as Gradescope's data. Only the instructor sees the output of the grading."""
    return {
        "score": report.points,
        "output": "\n".join([f"{report.points:g} of {report.max_points:g} points.", *report.notes]),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": visibility,
        "stdout_visibility": "hidden",
        "tests": [_test(verdict, number, visibility) for number, verdict in _numbered(report)],
        "extra_data": {"course": report.course, "isolated": report.isolated},
    }


def safe_name(student: str) -> str:
    """The student's id as a folder's name on any system; two ids never have one name."""
    plain = _UNSAFE.sub("_", student)[:100].strip(".")
    name = f"_{plain}" if _DEVICE.match(plain) else plain
    if name == student == name.lower() and name:
        return name
    return f"{name}-{hashlib.sha256(student.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _numbered(report: Report) -> Iterator[tuple[str, Verdict]]:
    """The verdicts, numbered by exercise and step: "1.1", "1.2", "2.1"."""
    for exercise, (_, verdicts) in enumerate(groupby(report.steps, key=lambda verdict: verdict.exercise), start=1):
        for step, verdict in enumerate(verdicts, start=1):
            yield f"{exercise}.{step}", verdict


def _test(verdict: Verdict, number: str, visibility: str) -> dict[str, object]:
    return {
        "number": number,
        "name": f"{verdict.exercise}: {verdict.step}",
        "name_format": "text",
        "score": verdict.points,
        "max_score": verdict.max_points,
        "status": "passed" if verdict.passed else "failed",
        "output": verdict.feedback,
        "output_format": "text",
        "tags": [verdict.exercise, verdict.outcome],
        "visibility": visibility,
        "extra_data": {"outcome": verdict.outcome, "mistake": verdict.mistake},
    }
