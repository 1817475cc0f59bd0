"""nbgrader itself on the notebooks, from `validate` to `export`: no other part of the kit is in use."""

from __future__ import annotations

import csv
import html
import json
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.building import exercise_text
from grader.cli import main
from grader.courses.backprop import course
from tests.notebooks.classroom import Classroom, cells, read, shown
from tests.student_files import StudentFiles

EXERCISE = "ex1_forward_pass"
STEPS = ("forward_h1", "forward_h2", "forward_out")

HOSTILE = "import grader.notebooks.judging\ngrader.notebooks.judging.check = None\nreturn 1"
"""A fault in the kit, made from inside: nothing but the check's own code fails."""

SHOWS = "from IPython.display import display\nif h1 != 0.9: display(f'leaked {h1!r}')\nreturn h1 * w5 + h2 * w6"

HANDED_IN = {
    "ann": {"forward_h1": "import sys\nprint('to stderr', file=sys.stderr)\nreturn i1 * w1 + i2 * w2"},
    "cid": {"forward_h1": "return 0.9", "forward_h2": "return i1 * w2 + i2 * w4"},
    "dan": {
        "forward_h1": "while True: pass",
        "forward_h2": "if i1 != 2: raise ValueError(f'leaked {i1!r}')\nreturn i1 * w3 + i2 * w4",
        "forward_out": SHOWS,
    },
    "eve": {"forward_h1": HOSTILE},
}
SOLVED = {"ann": ("forward_h2", "forward_out")}
POINTS = {"ann": 3.0, "cid": 0.0, "dan": 1.0}


class Graded:
    """The course's folder after nbgrader has done everything once."""

    def __init__(self, classroom: Classroom) -> None:
        self.classroom = classroom
        classroom.write(EXERCISE)
        self.generated = classroom.loaded_nbgrader("generate_assignment", course.name)
        for student, bodies in HANDED_IN.items():
            classroom.submit(student, bodies, SOLVED.get(student, ()))
        del_test(classroom.path / "submitted" / "ann" / course.name / f"{EXERCISE}.ipynb", "test_forward_out")
        self.autograded = classroom.loaded_nbgrader("autograde", course.name)
        self.feedback = classroom.loaded_nbgrader("generate_feedback", course.name)
        self.exported = classroom.loaded_nbgrader("export")

    def shown(self, student: str) -> dict[str, str]:
        """What the test cells of a student show, by step."""
        found = self.classroom.autograded(student, EXERCISE)
        return {step: re.sub("\x1b\\[\\d*m", "", shown(found[f"test_{step}"])) for step in STEPS}

    def page(self, student: str) -> str:
        """The generated feedback, as text."""
        page = self.classroom.path / "feedback" / student / course.name / f"{EXERCISE}.html"
        return html.unescape(re.sub("<[^>]+>", "", page.read_text(encoding="utf-8").partition("</head>")[2]))


def del_test(path: Path, grade_id: str) -> None:
    """A student deletes a cell."""
    notebook = read(path)
    notebook.cells.remove(cells(notebook)[grade_id])
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return Graded(Classroom(tmp_path_factory.mktemp("nbgrader") / "course"))


def _succeeded(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0, done.stdout
    assert "ERROR" not in done.stdout
    assert "Traceback" not in done.stdout


def test_generate_assignment(graded: Graded) -> None:
    """Protects the release: no solution, no hidden test, the stubs of the exercise file, locked checks."""
    _succeeded(graded.generated)
    notebook = read(graded.classroom.release / f"{EXERCISE}.ipynb")
    text = json.dumps(notebook)
    assert "SOLUTION" not in text and "HIDDEN" not in text and "hidden=" not in text
    stubs = exercise_text((course.solutions_folder / f"{EXERCISE}.py").read_text(encoding="utf-8"))
    for step in STEPS:
        assert cells(notebook)[step].source in stubs
        assert cells(notebook)[f"test_{step}"].metadata.editable is False


def test_validate_shows_a_student_the_feedback(graded: Graded) -> None:
    """Protects the Validate button: it cuts long lines, and shows whole sentences all the same."""
    done = graded.classroom.nbgrader("validate", f"submitted/cid/{course.name}/{EXERCISE}.ipynb")
    assert "VALIDATION FAILED ON 2 CELL(S)!" in done.stdout  # 0.9 is right for the text's numbers
    assert "the arrows that END at h2." in done.stdout
    assert "Traceback" not in done.stdout


def test_a_right_answer_has_its_points_whatever_it_prints(graded: Graded) -> None:
    """Protects honest students: stderr is no failure, and a deleted check comes back."""
    for step, output in graded.shown("ann").items():
        assert "".join(output.split("\n")) == (
            f"✓ {step} is right for the text's numbers; grading tries others."
            f"✓ {step} is right for all other numbers, too."
        )


@pytest.mark.parametrize(
    ("student", "step", "words"),
    [
        ("cid", "forward_h1", "Right for the text's numbers, but not for others."),
        ("cid", "forward_h2", "✗ forward_h2: One of your two weights leads to a different hidden neuron"),
        ("cid", "forward_out", "· forward_out: Still to be written."),
        ("dan", "forward_h1", "! forward_h1: Stopped after 2 seconds in line"),
        ("dan", "forward_h2", "! forward_h2: ValueError in line 6."),
    ],
)
def test_a_wrong_answer_has_our_feedback(graded: Graded, student: str, step: str, words: str) -> None:
    """Protects what students read: the kit's words in the notebook and on the page, no traceback, no frame."""
    assert words in graded.shown(student)[step]
    assert words in graded.page(student)
    assert not any(part in graded.page(student) for part in ("Traceback", "CheckFailed", "grader/", "Cell In"))


def test_no_hidden_test_is_in_the_feedback(graded: Graded) -> None:
    """Protects the hidden tests: neither their source, nor an argument that a student's function sends out."""
    for student in POINTS:
        page = graded.page(student)
        assert "grader_check(" in page
        assert "HIDDEN" not in page and "hidden=" not in page
        assert not re.search(r"leaked '?-?\d", page)


def test_a_fault_of_the_kit_is_no_grade(graded: Graded) -> None:
    """Protects a student from a zero for our fault: nbgrader says that he is not graded, and grades the others."""
    assert graded.autograded.returncode == 1
    assert "pytest-exercises: the check itself failed, nothing was graded: TypeError" in graded.autograded.stdout
    assert re.findall(r"error processing assignment '\w+' for student '(\w+)'", graded.autograded.stdout) == ["eve"]
    assert not (graded.classroom.path / "autograded" / "eve" / course.name).exists()


def test_export(graded: Graded) -> None:
    """Protects the grades at the end of the way."""
    _succeeded(graded.feedback)
    _succeeded(graded.exported)
    with open(graded.classroom.path / "grades.csv", newline="", encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert {student: float(rows[student]["score"]) for student in POINTS} == POINTS
    assert {float(row["max_score"]) for row in rows.values()} == {3.0}


def test_a_notebook_and_its_file_have_the_same_report(graded: Graded, tmp_path: Path) -> None:
    """Protects students from the door they choose: `grader grade` sees the same steps in both."""
    submitted = graded.classroom.path / "submitted" / "cid" / course.name / f"{EXERCISE}.ipynb"
    files = StudentFiles(tmp_path / "py" / "cid")
    files.start()
    for step, body in HANDED_IN["cid"].items():
        files.write(step, body)
    for file in files.path.iterdir():
        if file.stem != EXERCISE:
            file.unlink()
    (tmp_path / "ipynb" / "cid").mkdir(parents=True)
    (tmp_path / "ipynb" / "cid" / submitted.name).write_bytes(submitted.read_bytes())
    reports = [_report(tmp_path / kind, tmp_path / f"out_{kind}") for kind in ("py", "ipynb")]
    assert reports[0] == reports[1]
    assert sum(step["outcome"] == "missing" for step in reports[0]["steps"]) == 21


def _report(submissions: Path, output: Path) -> dict[str, list[dict[str, str]]]:
    arguments = ["grade", str(submissions), "--output", str(output), "--seed", "1", "--workers", "1", "--quiet"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    report = json.loads((output / "results.jsonl").read_text(encoding="utf-8"))
    for step in report["steps"]:
        step["feedback"] = re.sub(r"line \d+", "line N", step["feedback"])  # counted in the cell, or in the file
    return dict(report)
