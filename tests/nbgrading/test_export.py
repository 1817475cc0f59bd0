"""`nbgrader export --exporter=grader.nbgrading.export.StepExport` and `nbgrader zip_collect`, as the guide says."""

from __future__ import annotations

import csv
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from tests.nbgrading.lesson import STEPS, Lesson

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only"),
    pytest.mark.usefixtures("loaded_workers"),
]

GUIDE = Path(__file__).parents[2] / "docs" / "nbgrader.md"


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own way of adding a student
def test_a_row_for_each_student_and_step(lesson: Lesson) -> None:
    """What was not graded says so, a zero is a zero, manual points and extra credit count, formulas are harmless."""
    lesson.submit("ann", {}, STEPS)
    lesson.submit("ben", {"delta": "return 1"}, STEPS[:3])
    (lesson.folder("ben") / "ex2_error.ipynb").write_text("{", encoding="utf-8")
    assert lesson.autograde().returncode == 3
    with lesson.gradebook() as found:
        found.add_student("=cid")
        grade = found.find_grade("test_delta", "ex2_error", "backprop", "ann")
        grade.manual_score, grade.extra_credit = 0.5, 0.25
        found.db.commit()
    lesson.stock("export", "--exporter=grader.nbgrading.export.StepExport")
    with open(lesson.path / "steps.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 3 * 7
    score = {(row["student_id"], row["step"]): row["score"] for row in rows if row["step"]}
    assert len(score) == 3 * 5
    assert (score["ann", "forward_h1"], score["ann", "delta"]) == ("1", "0.75")
    assert (score["ben", "forward_out"], score["ben", "delta"]) == ("1", "NOT_GRADED")
    assert {score["'=cid", step] for step in STEPS} == {"NOT_GRADED"}
    assert {row["submitted"] for row in rows if row["student_id"] == "'=cid"} == {"no"}
    unsure = {(row["student_id"], row["cell"]) for row in rows if row["needs_manual_grade"] == "yes"}
    assert unsure == {("ben", "test_error"), ("ben", "test_delta"), ("ann", "draw"), ("ben", "draw")}
    assert [row["max_score"] for row in rows if row["cell"] == "draw"] == ["3"] * 3


def settings(platform: str) -> str:
    """The configuration that the guide gives for a platform."""
    section = GUIDE.read_text(encoding="utf-8").partition(f"### {platform}")[2]
    found = re.search(r"```python\n(.*?)```", section, re.DOTALL)
    assert found
    return found[1]


DOWNLOADS = {
    "Canvas": {
        "doeann_1234_567890_ex1_forward_pass.ipynb": "ann/ex1",
        "doeann_1234_567891_ex2_error-1.ipynb": "ann/ex2",
        "roebob_LATE_5678_567892_ex1_forward_pass.ipynb": "bob/ex1",
    },
    "Moodle": {
        "Ann Doe_1234_assignsubmission_file_/ex1_forward_pass.ipynb": "ann/ex1",
        "Ann Doe_1234_assignsubmission_file_/ex2_error.ipynb": "ann/ex2",
        "Bob Roe_5678_assignsubmission_file_ex1_forward_pass.ipynb": "bob/ex1",
    },
}
IDS = {"Canvas": ("doeann", "roebob"), "Moodle": ("Ann Doe", "Bob Roe")}


@pytest.mark.parametrize("platform", DOWNLOADS)
def test_zip_collect_reads_a_platforms_download(lesson: Lesson, platform: str) -> None:
    """With the configuration of the guide each file comes to its student, under its own name, and is graded."""
    lesson.submit("someone", {}, STEPS)
    archive = lesson.path / "downloaded" / "backprop" / "archive"
    archive.mkdir(parents=True)
    with zipfile.ZipFile(archive / "submissions.zip", "w") as file:
        for name in DOWNLOADS[platform]:
            exercise = next(e for e in ("ex1_forward_pass", "ex2_error") if e in name)
            file.write(lesson.folder("someone") / f"{exercise}.ipynb", name)
    shutil.rmtree(lesson.path / "submitted")
    lesson.configure(settings(platform))
    lesson.stock("zip_collect", "backprop", "--strict")
    first, second = IDS[platform]
    assert {path.name for path in lesson.folder(first).iterdir()} == {"ex1_forward_pass.ipynb", "ex2_error.ipynb"}
    assert {path.name for path in lesson.folder(second).iterdir()} == {"ex1_forward_pass.ipynb"}
    assert lesson.autograde().returncode == 0
    assert lesson.grades(first)["test_delta"] == (1.0, False)
    assert lesson.grades(second)["test_forward_h1"] == (1.0, False)
