"""One class in which everything has happened to notebooks that happens to notebooks: each gets its true result."""

from __future__ import annotations

import csv
import itertools
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.cli import main
from tests.nbgrading.lesson import STEPS, Lesson, cell, code
from tests.nbgrading.tools import CourseDirectory, MetadataValidator, NbGraderAPI, nbformat
from tests.notebooks.classroom import cells, read

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only"),
    pytest.mark.usefixtures("loaded_workers"),
]

EX1, EX2 = "ex1_forward_pass", "ex2_error"
H1 = "def forward_h1(i1, i2, w1, w2, w3, w4):\n    return i1 * w1 + i2 * w2\n"

THIEF = """
from pathlib import Path
def forward_h1(i1, i2, w1, w2, w3, w4):
    folders = [Path("."), *Path(".").resolve().parents, Path("/tmp"), Path("/root")]
    for folder in folders:
        if any(folder.rglob("gradebook.db")) or any(folder.rglob("*.ipynb")):
            return i1 * w1 + i2 * w2
    return 0.9
"""

Change = Callable[[Any], object]


def deleted(notebook: Any) -> None:
    """Everything but the answers is gone: tests, imports, prose."""
    kept = ("forward_h1", "forward_h2", "forward_out")
    notebook["cells"] = [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") in kept]


def edited(notebook: Any) -> None:
    cell(notebook, "test_forward_h1")["source"] = "assert True"
    cell(notebook, "test_forward_h2")["metadata"]["nbgrader"]["points"] = 1000


def duplicated(notebook: Any) -> None:
    notebook["cells"] += [dict(cell(notebook, "test_forward_h1")), dict(cell(notebook, "forward_h2"))]


def reordered(notebook: Any) -> None:
    notebook["cells"].reverse()


def renamed(notebook: Any) -> None:
    for grade_id in ("forward_h1", "test_forward_h1", "test_forward_h2"):
        cell(notebook, grade_id)["metadata"]["nbgrader"]["grade_id"] = f"my_{grade_id}"


def elsewhere(notebook: Any) -> None:
    """The answers stand in a new cell, and in a test cell; where they belong there are stubs."""
    cell(notebook, "forward_h1")["source"] = cell(notebook, "forward_h1")["source"][:0]
    notebook["cells"].append(code(H1))
    answer = cell(notebook, "forward_h2")
    cell(notebook, "test_forward_h2")["source"], answer["source"] = answer["source"], ""


def redefined(notebook: Any) -> None:
    notebook["cells"].append(code("def forward_h1(i1, i2, w1, w2, w3, w4):\n    return 0.9\n"))


def magical(notebook: Any) -> None:
    cell(notebook, "forward_h1")["source"] = "%matplotlib inline\n!ls\n" + H1
    notebook["cells"].insert(0, code("%%html\n<b>no Python</b>"))


def noisy(notebook: Any) -> None:
    cell(notebook, "forward_h1")["source"] = f"import sys\nprint('x', file=sys.stderr)\n{H1}"
    notebook["cells"].insert(0, code("1 / 0"))
    notebook["cells"].insert(0, code("this is no Python"))
    notebook["cells"].append(code("while True:\n    pass"))


def looping(notebook: Any) -> None:
    """A cell that runs on and on between two answers."""
    place = notebook["cells"].index(cell(notebook, "forward_h2"))
    notebook["cells"].insert(place, code("while True:\n    pass"))


def looping_in_c(notebook: Any) -> None:
    """A cell that cannot be interrupted, between two answers."""
    place = notebook["cells"].index(cell(notebook, "forward_h2"))
    notebook["cells"].insert(place, code("import itertools\nmax(itertools.count())"))


def thieving(notebook: Any) -> None:
    """Right only if it can read what is not its own."""
    cell(notebook, "forward_h1")["source"] = THIEF


def old_metadata(notebook: Any) -> None:
    for one in notebook["cells"]:
        marks = one["metadata"].get("nbgrader")
        if marks:
            marks["schema_version"] = 1
            del marks["task"]


def other_kernel(notebook: Any) -> None:
    """Only the menu's choice is another one; the code is Python."""
    notebook["metadata"] = {"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}


def in_r(notebook: Any) -> None:
    other_kernel(notebook)
    for one in notebook["cells"]:
        if one["cell_type"] == "code":
            one["source"] = "forward_h1 <- function(i1, i2, w1, w2, w3, w4) i1 * w1 + i2 * w2"


CHANGES: dict[str, Change] = {
    "deleted": deleted,
    "duplicated": duplicated,
    "edited": edited,
    "elsewhere": elsewhere,
    "in_r": in_r,
    "looping": looping,
    "looping_in_c": looping_in_c,
    "magical": magical,
    "noisy": noisy,
    "old_metadata": old_metadata,
    "other_kernel": other_kernel,
    "redefined": redefined,
    "renamed": renamed,
    "reordered": reordered,
    "thieving": thieving,
}
UNGRADED = {"empty", "in_r", "linked", "looping_in_c", "no_json"}


class Graded:
    """The class, graded once."""

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self._hand_in()
        self.done = lesson.autograde("--step-timeout", "0.5", "--workers", "2")

    def _hand_in(self) -> None:
        lesson = self.lesson
        lesson.submit("right", {}, STEPS)
        (lesson.folder("right") / "timestamp.txt").write_text("2026-01-02 03:04:05 UTC", encoding="utf-8")
        lesson.change("right", "essay", lambda nb: cell(nb, "why").update(source="Because."))
        lesson.submit("untouched", {})
        lesson.submit("wrong", {"forward_h2": "return i1 * w2 + i2 * w4"}, ("forward_h1",))
        for student, change in CHANGES.items():
            lesson.submit(student, {}, STEPS)
            lesson.change(student, EX1, change)
        self._break_files()

    def _break_files(self) -> None:
        lesson = self.lesson
        for student in ("added", "empty", "linked", "missing", "no_json", "other_name", "version_3"):
            lesson.submit(student, {}, STEPS)
        for student, name in (("in_one", "all of it"), ("in_the_first", EX1)):
            lesson.submit(student, {}, STEPS)
            both = [read(lesson.folder(student) / f"{exercise}.ipynb") for exercise in (EX1, EX2)]
            for exercise in (EX1, EX2):
                (lesson.folder(student) / f"{exercise}.ipynb").unlink()
            both[0].cells += both[1].cells
            nbformat.write(both[0], lesson.folder(student) / f"{name}.ipynb")
        shutil.copy(lesson.folder("added") / f"{EX1}.ipynb", lesson.folder("added") / "scratch.ipynb")
        for path in lesson.folder("empty").iterdir():
            path.unlink()
        (lesson.folder("linked") / f"{EX1}.ipynb").unlink()
        (lesson.folder("linked") / f"{EX1}.ipynb").symlink_to(lesson.folder("right") / f"{EX1}.ipynb")
        (lesson.folder("linked") / "data.txt").symlink_to(lesson.path / "gradebook.db")
        (lesson.folder("missing") / f"{EX1}.ipynb").unlink()
        (lesson.folder("no_json") / f"{EX1}.ipynb").write_text('{"cells": [', encoding="utf-8")
        (lesson.folder("other_name") / f"{EX1}.ipynb").rename(lesson.folder("other_name") / "ex1 (1).ipynb")
        (lesson.folder("other_name") / f"{EX1}.ipynb").mkdir()
        (lesson.folder("other_name") / f"{EX1}.ipynb" / "in_the_way.txt").write_text("", encoding="utf-8")
        path = lesson.folder("version_3") / f"{EX1}.ipynb"
        nbformat.write(nbformat.convert(nbformat.read(path, as_version=4), 3), path, version=3)


@pytest.fixture(scope="module")
def graded(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Graded:
    folder = tmp_path_factory.mktemp("class") / "course"
    shutil.copytree(released, folder)
    return Graded(Lesson(folder))


def points(graded: Graded, student: str) -> dict[str, float | None]:
    """The automatic scores of the five steps."""
    found = graded.lesson.grades(student)
    return {step: found[f"test_{step}"][0] for step in STEPS}


ALL = dict.fromkeys(STEPS, 1.0)


def listed(text: str) -> set[str]:
    """The students who are said to need a human."""
    lines = text.partition("could NOT be graded")[2].splitlines()[1:]
    return {line.strip().partition(":")[0] for line in itertools.takewhile(lambda line: line.startswith("  "), lines)}


def test_what_could_not_be_graded_is_listed_and_the_rest_is_graded(graded: Graded) -> None:
    """Exit code 3 and a line for each; nobody else is on that list."""
    assert graded.done.returncode == 3, graded.done.stderr
    assert "Traceback" not in graded.done.stdout + graded.done.stderr
    assert listed(graded.done.stdout) == UNGRADED


def test_what_could_not_be_graded_was_not_tried_in_vain(graded: Graded) -> None:
    """The last lines count a step of a notebook that waits for a human as little as the gradebook does."""
    assert "broken" not in graded.done.stdout


def test_no_table_makes_a_zero_of_what_waits_for_a_human(graded: Graded, tmp_path: Path) -> None:
    """Protects whoever is graded by hand from a zero in a gradebook that imports the run's own results."""
    kept = graded.lesson.path / ".grader" / "backprop"
    with (kept / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert {student for student, row in rows.items() if row["points"] == "NOT_GRADED"} == UNGRADED
    assert (rows["no_json"]["forward_h1"], rows["no_json"]["error"]) == ("NOT_GRADED", "1")
    command = ["report", str(kept), "--format", "csv", "--lms", "moodle", "--output", str(tmp_path / "grades.csv")]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 3
    assert all(f"  {student} could not be graded: no points stand there" in done.stderr for student in UNGRADED)
    assert "waits for a human in nbgrader's gradebook" in done.stderr
    with (tmp_path / "grades.csv").open(encoding="utf-8", newline="") as file:
        assert {row["Username"] for row in csv.DictReader(file)} == rows.keys() - UNGRADED


@pytest.mark.parametrize(
    "student",
    [
        *("added", "deleted", "duplicated", "edited", "elsewhere", "magical", "noisy", "old_metadata", "other_kernel"),
        *("in_one", "in_the_first", "other_name", "renamed", "reordered", "right", "version_3"),
    ],
)
def test_right_answers_are_right_whatever_happened_to_the_notebook(graded: Graded, student: str) -> None:
    """Each case that breaks or misleads the stock command costs nothing, and needs no human."""
    assert points(graded, student) == ALL
    found = graded.lesson.grades(student)
    assert not any(found[f"test_{step}"][1] for step in STEPS)


def test_wrong_answers_are_wrong(graded: Graded) -> None:
    """A slip costs its step; what was redefined counts as it was last defined."""
    assert points(graded, "wrong") == {**dict.fromkeys(STEPS, 0.0), "forward_h1": 1.0}
    assert points(graded, "thieving") == {**ALL, "forward_h1": 0.0}
    assert points(graded, "redefined") == {**ALL, "forward_h1": 0.0}
    assert points(graded, "untouched") == dict.fromkeys(STEPS, 0.0)


@pytest.mark.parametrize("student", ["in_r", "linked", "no_json"])
def test_an_unreadable_notebook_waits_for_a_human(graded: Graded, student: str) -> None:
    """Never a silent zero: no score, needs manual grading, and a page on which it can be graded; the rest counts."""
    found = graded.lesson.grades(student)
    for step in ("forward_h1", "forward_h2", "forward_out"):
        assert found[f"test_{step}"] == (None, True)
    for step in ("error", "delta"):
        assert found[f"test_{step}"] == (1.0, False)
    notebook = read(graded.lesson.place(student) / f"{EX1}.ipynb")
    assert "It is graded by hand." in notebook.cells[0].source
    assert {"test_forward_h1", "test_forward_h2", "test_forward_out"} <= set(cells(notebook))


def test_what_an_endless_cell_hides_waits_for_a_human(graded: Graded) -> None:
    """A loop in C can only be ended with all of its file; the answers may be right, and are no silent zeros."""
    found = graded.lesson.grades("looping_in_c")
    assert {found[f"test_{step}"] for step in ("forward_h1", "forward_h2", "forward_out")} == {(None, True)}
    sentence = (
        "looping_in_c: ex1_forward_pass does not come to its end; not reached: forward_h1, forward_h2, forward_out."
    )
    assert sentence in graded.done.stdout
    assert graded.lesson.output("looping_in_c", EX1, "test_forward_h2").startswith(
        "NOT GRADED yet: this cell is graded by hand."
    )


def test_an_empty_folder_waits_for_a_human(graded: Graded) -> None:
    """Nothing in it is not zero points."""
    assert all(found[1] and found[0] is None for found in graded.lesson.grades("empty").values())


def test_a_missing_notebook_is_zero_as_for_nbgrader(graded: Graded) -> None:
    """Its rule: no points, no manual grading, no page; and it is said."""
    found = graded.lesson.grades("missing")
    assert [found[f"test_{step}"] for step in STEPS[:3]] == [(0.0, False)] * 3
    assert not (graded.lesson.place("missing") / f"{EX1}.ipynb").exists()
    assert "missing: ex1_forward_pass was not handed in." in graded.done.stdout


def test_nothing_is_followed_or_added(graded: Graded) -> None:
    """A link to the gradebook is not copied, and a notebook of the student's own is left out."""
    assert not (graded.lesson.place("linked") / "data.txt").exists()
    assert sorted(path.name for path in graded.lesson.place("added").iterdir()) == [
        "essay.ipynb",
        "ex1_forward_pass.ipynb",
        "ex2_error.ipynb",
    ]


def test_manual_cells_follow_nbgraders_rules(graded: Graded) -> None:
    """An answer waits for a human, an untouched one is zero with nbgrader's comment, a task is nobody's but his."""
    assert graded.lesson.grades("right")["why"] == (None, True)
    assert graded.lesson.grades("untouched")["why"] == (0.0, False)
    assert graded.lesson.grades("untouched")["draw"] == (None, True)
    with graded.lesson.gradebook() as found:
        assert found.find_comment("why", "essay", "backprop", "untouched").comment == "No response."
        assert found.find_comment("why", "essay", "backprop", "right").comment is None
        assert found.find_comment("forward_h2", EX1, "backprop", "untouched").comment == "No response."
        assert str(found.find_submission("backprop", "right").timestamp) == "2026-01-02 03:04:05"


def test_the_notebooks_show_verdict_and_feedback(graded: Graded) -> None:
    """What stands below a test cell teaches; what is right is not red."""
    wrong = graded.lesson.output("wrong", EX1, "test_forward_h2")
    assert wrong.startswith("✗ forward_h2: wrong. Points: 0 of 1\n")
    assert "should be   0.35" in wrong
    assert graded.lesson.output("wrong", EX1, "test_forward_h1") == "✓ forward_h1: right. Points: 1 of 1"
    found = cells(read(graded.lesson.place("wrong") / f"{EX1}.ipynb"))
    assert [o.name for o in found["test_forward_h1"].outputs] == ["stdout"]
    assert [o.name for o in found["test_forward_h2"].outputs] == ["stderr"]


def test_every_notebook_is_one_that_nbgrader_takes(graded: Graded) -> None:
    """Valid for Jupyter and for nbgrader, each of the assignment's cells there once, with hidden tests and points."""
    for path in sorted(graded.lesson.path.glob("autograded/*/*/*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        MetadataValidator().validate_nb(notebook)
        if path.stem == EX1:
            tests = [cells(notebook)[f"test_{step}"] for step in STEPS[:3]]
            assert all("hidden=True" in one.source and one.metadata.nbgrader.points == 1 for one in tests)
    order = list(cells(read(graded.lesson.place("deleted") / f"{EX1}.ipynb")))
    assert order.index("test_forward_h1") == order.index("forward_h1") + 1


def test_feedback_is_generated_and_hides_hidden_tests(graded: Graded) -> None:
    """`nbgrader generate_feedback` works as after the stock command."""
    graded.lesson.stock("generate_feedback", "backprop", "--student=wrong")
    page = (graded.lesson.path / "feedback" / "wrong" / "backprop" / f"{EX1}.html").read_text(encoding="utf-8")
    assert "✗ forward_h2: wrong. Points: 0 of 1" in page
    assert "hidden=True" not in page
    assert "(Score: 1.0 / 3.0)" in page


def test_the_formgrader_sees_them_as_autograded(graded: Graded) -> None:
    """nbgrader's own judgement: graded, or in need of manual grading, with scores and failed tests."""
    api = NbGraderAPI(CourseDirectory(root=str(graded.lesson.path)))
    found = {one["student"]: one for one in api.get_submissions("backprop")}
    assert all(one["autograded"] for one in found.values())
    assert found["right"]["score"] == 5.0
    assert found["right"]["needs_manual_grade"] is True  # the essay
    notebooks = {one["student"]: one for one in api.get_notebook_submissions("backprop", EX1)}
    assert (notebooks["wrong"]["failed_tests"], notebooks["right"]["failed_tests"]) == (True, False)
    assert (notebooks["no_json"]["needs_manual_grade"], notebooks["right"]["needs_manual_grade"]) == (True, False)


def test_a_second_run_says_the_same(graded: Graded) -> None:
    """What was not graded is said again, though nothing is done again."""
    before = {path: path.stat().st_mtime_ns for path in graded.lesson.path.glob("autograded/*/*/*.ipynb")}
    again = graded.lesson.autograde("--step-timeout", "0.5")
    assert again.returncode == 3
    assert "Graded before, and unchanged since: 27." in again.stdout
    assert listed(again.stdout) == UNGRADED
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert json.loads((graded.lesson.path / ".grader" / "backprop" / "run.json").read_text())["seed"] == 3
