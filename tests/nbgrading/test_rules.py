"""nbgrader's own rules: timestamps, late penalties, manual scores, extra credit, and what its configuration says."""

from __future__ import annotations

import sys
from datetime import datetime

import pytest

from tests.nbgrading.lesson import STEPS, Lesson, cell

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only"),
    pytest.mark.usefixtures("loaded_workers"),
]

EX1 = "ex1_forward_pass"
PLUGIN = """
from nbgrader.plugins import LateSubmissionPlugin

class PerHour(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        if student_id == "cid":
            raise ValueError("no penalty for cid")
        return total_seconds_late / 3600
"""


def hand_in(lesson: Lesson, student: str, time: str | None) -> None:
    lesson.submit(student, {}, STEPS)
    if time is not None:
        (lesson.folder(student) / "timestamp.txt").write_text(time, encoding="utf-8")


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own way of adding a submission
def test_late_penalties_are_those_of_the_configured_plugin(lesson: Lesson) -> None:
    """Per notebook, never more than its score, extensions counted; what a plugin cannot say is for a human."""
    (lesson.path / "late.py").write_text(PLUGIN, encoding="utf-8")
    lesson.configure('c.AssignLatePenalties.plugin_class = "late.PerHour"\n')
    with lesson.gradebook() as found:
        found.update_or_create_assignment("backprop", duedate="2026-01-01 12:00:00 UTC")
        found.update_or_create_student("eve")
        found.update_or_create_submission("backprop", "eve")
        found.grant_extension("backprop", "eve", hours=2)
    hand_in(lesson, "ann", "2026-01-01 11:59:59 UTC")
    hand_in(lesson, "ben", "2026-01-01 14:30:00 UTC")
    hand_in(lesson, "cid", "2026-01-01 14:30:00 UTC")
    hand_in(lesson, "dan", "soon")
    hand_in(lesson, "eve", "2026-01-01 15:00:00 UTC")
    hand_in(lesson, "fay", None)
    done = lesson.autograde()
    assert done.returncode == 3
    assert "  cid: The late penalty could not be worked out (ValueError: no penalty for cid)" in done.stdout
    assert "  dan: timestamp.txt holds no time" in done.stdout
    with lesson.gradebook() as found:
        penalties = {
            student: {
                nb.name: nb.late_submission_penalty for nb in found.find_submission("backprop", student).notebooks
            }
            for student in ("ann", "ben", "eve", "fay")
        }
        assert found.find_submission("backprop", "eve").timestamp == datetime(2026, 1, 1, 15)
    assert set(penalties["ann"].values()) == set(penalties["fay"].values()) == {None}
    assert penalties["ben"] == {EX1: 2.5, "ex2_error": 2.0, "essay": 0.0}
    assert penalties["eve"] == {EX1: 1.0, "ex2_error": 1.0, "essay": 0.0}
    for student in ("cid", "dan"):
        assert [lesson.grades(student)[f"test_{step}"] for step in STEPS] == [(1.0, True)] * 5


def test_what_humans_have_given_stays(lesson: Lesson) -> None:
    """Manual scores, extra credit and comments survive; a manual score over a changed submission is to be looked at."""
    hand_in(lesson, "ann", "2026-01-01 12:00:00 UTC")
    hand_in(lesson, "ben", None)
    assert lesson.autograde().returncode == 0
    with lesson.gradebook() as found:
        grade = found.find_grade("test_error", "ex2_error", "backprop", "ann")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 0.5, 0.25, False
        found.find_grade("draw", "essay", "backprop", "ann").manual_score = 3.0
        found.find_grade("draw", "essay", "backprop", "ann").needs_manual_grade = False
        found.find_comment("error", "ex2_error", "backprop", "ann").manual_comment = "Nearly."
        found.db.commit()
    unchanged = lesson.autograde()
    assert "Graded before, and unchanged since: 2." in unchanged.stdout
    assert lesson.grades("ann")["test_error"] == (1.0, False)
    lesson.change("ann", EX1, lambda nb: cell(nb, "forward_h1").update(source="def forward_h1(*_):\n    return 1"))
    (lesson.folder("ann") / "timestamp.txt").unlink()
    assert "Graded before, and unchanged since: 1." in lesson.autograde().stdout
    with lesson.gradebook() as found:
        grade = found.find_grade("test_error", "ex2_error", "backprop", "ann")
        assert (grade.manual_score, grade.extra_credit, grade.score, grade.needs_manual_grade) == (
            0.5,
            0.25,
            0.75,
            True,
        )
        assert found.find_grade("draw", "essay", "backprop", "ann").needs_manual_grade is False
        assert found.find_comment("error", "ex2_error", "backprop", "ann").comment == "Nearly."
        assert found.find_grade("test_forward_h1", EX1, "backprop", "ann").auto_score == 0.0
        assert found.find_submission("backprop", "ann").timestamp == datetime(2026, 1, 1, 12)


def test_force_and_student(lesson: Lesson) -> None:
    """`--student` leaves the others alone, and counts nobody else; `--force` grades again what has not changed."""
    for student in ("ann", "ben"):
        hand_in(lesson, student, None)
    assert lesson.autograde("--student", "ann").returncode == 0
    assert lesson.place("ann").exists() and not lesson.place("ben").exists()
    assert lesson.autograde().returncode == 0
    before = {student: (lesson.place(student) / "essay.ipynb").stat().st_mtime_ns for student in ("ann", "ben")}
    done = lesson.autograde("--student", "ben", "--force")
    assert done.returncode == 0 and "1 submission graded." in done.stdout
    after = {student: (lesson.place(student) / "essay.ipynb").stat().st_mtime_ns for student in ("ann", "ben")}
    assert after["ann"] == before["ann"] and after["ben"] > before["ben"]


def test_the_configuration_is_honoured(lesson: Lesson) -> None:
    """Other names of folders, another gradebook, excluded students, points of one's own, files beside the notebooks."""
    lesson.configure('c.CourseDirectory.submitted_directory = "in"\nc.CourseDirectory.autograded_directory = "out"\n')
    lesson.configure('c.CourseDirectory.db_url = "sqlite:///grades.db"\nc.CourseDirectory.student_id_exclude = "ben"\n')
    lesson.configure('c.CourseDirectory.ignore = ["*.tmp"]\nc.CourseDirectory.max_file_size = 2\n')
    (lesson.path / "gradebook.db").rename(lesson.path / "grades.db")
    for student in ("ann", "ben"):
        hand_in(lesson, student, None)
        (lesson.folder(student) / "data.txt").write_text("his own", encoding="utf-8")
        (lesson.folder(student) / "junk.tmp").write_text("", encoding="utf-8")
        (lesson.folder(student) / "large").write_bytes(b" " * 3000)
        (lesson.folder(student) / "table").write_text("in the way of a folder", encoding="utf-8")
    (lesson.source / "data.txt").write_text("the instructor's", encoding="utf-8")
    (lesson.source / "table").mkdir()
    (lesson.source / "table" / "rows.csv").write_text("1", encoding="utf-8")
    (lesson.source / "tools.py").write_text("def half(x):\n    return x / 2\n", encoding="utf-8")
    lesson.change("ann", EX1, lambda nb: cell(nb, "forward_h1").update(source=USES_TOOLS))
    (lesson.path / "submitted").rename(lesson.path / "in")
    done = lesson.autograde()
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(path.name for path in (lesson.path / "out").iterdir()) == ["ann"]
    place = lesson.path / "out" / "ann" / "backprop"
    assert (place / "data.txt").read_text(encoding="utf-8") == "the instructor's"
    assert (place / "table" / "rows.csv").read_text(encoding="utf-8") == "1"
    assert "large is too large to be copied." in done.stdout and not (place / "large").exists()
    assert not (place / "junk.tmp").exists() and not (lesson.path / "gradebook.db").exists()
    assert oct((place / "essay.ipynb").stat().st_mode & 0o777) == "0o444"
    (lesson.path / "grades.db").rename(lesson.path / "gradebook.db")
    assert lesson.grades("ann")["test_forward_h1"] == (1.0, False)


USES_TOOLS = """from tools import half
def forward_h1(i1, i2, w1, w2, w3, w4):
    return 2 * half(i1 * w1 + i2 * w2)
"""


def test_an_instructors_own_test_is_not_run_and_said(lesson: Lesson) -> None:
    """A test cell that checks no step of the course waits for a human in each submission; points are the notebook's."""
    lesson.add_test(EX1, "test_mine", "raise SystemExit")
    lesson.change_source(EX1, lambda nb: cell(nb, "test_forward_h1")["metadata"]["nbgrader"].update(points=4))
    lesson.stock("generate_assignment", "backprop", "--force")
    hand_in(lesson, "ann", None)
    done = lesson.autograde()
    assert done.returncode == 3
    assert (
        f"Not run, since the course has no such step (marked as needing manual grading): {EX1}/test_mine" in done.stdout
    )
    assert lesson.grades("ann")["test_mine"] == (None, True)
    assert lesson.grades("ann")["test_forward_h1"] == (4.0, False)
    assert "NOT GRADED yet: this cell is graded by hand." in lesson.output("ann", EX1, "test_mine")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--student", "nobody"], "There is no submission of nobody"),
        (["--db", "sqlite:///none.db"], "course/none.db: run `nbgrader generate_assignment` first"),
        (["--db", "nonsense"], "'nonsense' is not a database that can be opened here"),
        (["--course", "nonsense"], "no course is called 'nonsense'"),
        (["--course-dir", "/nowhere"], "/nowhere is not a folder."),
    ],
)
def test_bad_usage_writes_nothing(lesson: Lesson, arguments: list[str], words: str) -> None:
    """A mistyped command says what is wrong, exits with 2, and leaves nothing behind."""
    hand_in(lesson, "ann", None)
    done = lesson.autograde(*arguments)
    assert done.returncode == 2
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert not (lesson.path / ".grader").exists() and not (lesson.path / "none.db").exists()


def test_a_broken_configuration_is_said(lesson: Lesson) -> None:
    """Silently going on without it would use another gradebook."""
    (lesson.path / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.db_url = 1 / 0", encoding="utf-8"
    )
    hand_in(lesson, "ann", None)
    done = lesson.autograde()
    assert done.returncode == 2
    assert "nbgrader_config.py cannot be run: ZeroDivisionError" in done.stderr


def test_a_setting_of_the_wrong_kind_is_said(lesson: Lesson) -> None:
    """traitlets' own words stand on standard error; the exit code is that of bad usage."""
    lesson.configure("c.CourseDirectory.db_url = 5\n")
    hand_in(lesson, "ann", None)
    done = lesson.autograde()
    assert done.returncode == 2
    assert "nbgrader's configuration cannot be used (see above)." in done.stderr
    assert not (lesson.path / ".grader").exists()


def test_a_plugin_that_is_not_there_is_said(lesson: Lesson) -> None:
    """Before anything is graded, and not as a traceback."""
    lesson.configure('c.AssignLatePenalties.plugin_class = "nowhere.Plugin"\n')
    hand_in(lesson, "ann", None)
    done = lesson.autograde()
    assert done.returncode == 2
    assert "The plugin for late penalties cannot be loaded: TraitError: " in done.stderr


def test_what_a_human_has_settled_is_not_listed_again(lesson: Lesson) -> None:
    """A notebook that cannot be read is on the list until somebody has graded it."""
    hand_in(lesson, "ann", None)
    (lesson.folder("ann") / "ex2_error.ipynb").write_text("{", encoding="utf-8")
    for _ in range(2):
        assert "  ann: ex2_error.ipynb is not JSON" in lesson.autograde().stdout
    with lesson.gradebook() as found:
        for notebook in found.find_submission("backprop", "ann").notebooks:
            for grade in notebook.grades:
                grade.manual_score, grade.needs_manual_grade = 1.0, False
        found.db.commit()
    done = lesson.autograde()
    assert done.returncode == 0
    assert "could NOT be graded" not in done.stdout
