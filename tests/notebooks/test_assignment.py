"""The notebooks as files: their cells, what writing them again changes, and what it must leave alone."""

from __future__ import annotations

import copy
import shutil
import sys
from pathlib import Path
from typing import Any

import jupytext  # type: ignore[import-untyped, unused-ignore]
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from grader.building import BuildError, exercise_text
from grader.cli import main
from grader.courses.backprop import course
from grader.notebooks.cells import OURS, exercise_cells
from grader.notebooks.configuration import CONFIG, SETTINGS, lacking, new_configuration
from grader.notebooks.merging import merged
from grader.steps import Exercise
from tests.notebooks.classroom import Classroom, cells, filled, nbformat, read
from tests.notebooks.conftest import Kernel
from tests.student import toy

EXERCISES = pytest.mark.parametrize("exercise", course.exercises, ids=lambda exercise: exercise.name)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """The whole assignment, only to be read."""
    classroom = Classroom(tmp_path_factory.mktemp("nbgrader") / "course")
    classroom.write()
    return classroom


@pytest.fixture
def solutions(tmp_path: Path) -> Path:
    """A copy of the solved files, to be changed."""
    return Path(shutil.copytree(course.solutions_folder, tmp_path / "solutions"))


def notebooks(classroom: Classroom, *arguments: str) -> Result:
    """`grader notebooks COURSE_DIR ARGUMENTS`; it never ends in a traceback."""
    result = CliRunner().invoke(main, ["notebooks", str(classroom.path), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def _files(classroom: Classroom) -> dict[Path, tuple[bytes, int]]:
    return {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in classroom.path.rglob("*") if p.is_file()}


@EXERCISES
def test_every_step_has_a_solution_cell_and_a_check(written: Classroom, exercise: Exercise) -> None:
    """Protects the grades: one answer and one check for each step, in the course's order, with the course's points."""
    found = cells(read(written.source / f"{exercise.name}.ipynb"))
    marked = [name for name in found if not name.startswith("before_")]
    assert marked == [name for step in exercise.steps for name in (step.name, f"test_{step.name}")]
    for step in exercise.steps:
        answer, test = (found[name].metadata.nbgrader for name in (step.name, f"test_{step.name}"))
        assert (answer.solution, answer.grade, answer.locked) == (True, False, False)
        assert (test.solution, test.grade, test.locked, test.points) == (False, True, True, step.points)


def test_a_course_of_its_own_package_is_installed_with_the_kit(tmp_path: Path) -> None:
    """Protects students of such a course: the kit alone would not know the course of which their notebook is."""
    toy.write(tmp_path)
    toy.install(tmp_path)
    solved = "# %%\ndef f(x, y):\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION\n"
    with toy.loaded(tmp_path) as other:
        made = {cell.name: cell.source for cell in exercise_cells(solved, other, other.exercises[0], "")}
        no_step = exercise_cells("# %%\nx = 1\n", other, Exercise("toycourse.ex2_more", title="More"), "")
    assert all('`hint("f", course="toy")`' in note for note in (made["note"], no_step[0].source))
    check = made["test_f"]
    assert '"Install the kit: %pip install pytest-exercises toycourse"' in check
    assert check.count('grader_check("f", course="toy", package="toycourse"') == 2


@EXERCISES
def test_the_notebook_runs_from_top_to_bottom(written: Classroom, exercise: Exercise, kernel: Kernel) -> None:
    """Protects students of a lost import: every cell runs with what the cells before it have made."""
    for cell in read(written.source / f"{exercise.name}.ipynb").cells:
        if cell.cell_type == "code":
            kernel.run(cell.source)


@EXERCISES
def test_notebook_and_exercise_file_are_one_source(written: Classroom, exercise: Exercise) -> None:
    """Protects the two doors from drifting apart: without its checks the notebook is the solved file."""
    notebook = read(written.source / f"{exercise.name}.ipynb")
    kept = [c for c in notebook.cells if not c.metadata.get("nbgrader", {}).get("grade")]
    sources = [c.source for c in kept if "In this notebook" not in c.source]
    solved = (course.solutions_folder / f"{exercise.name}.py").read_text(encoding="utf-8")
    assert sources == [cell.source for cell in jupytext.reads(solved, fmt="py:percent").cells]


@EXERCISES
def test_code_that_is_no_step_is_locked(written: Classroom, exercise: Exercise) -> None:
    """Protects the grading from an edited import: nbgrader restores locked cells."""
    for cell in read(written.source / f"{exercise.name}.ipynb").cells:
        marks = cell.metadata.get("nbgrader")
        assert marks is not None if cell.cell_type == "code" else marks is None
        if marks and marks.grade_id.startswith("before_"):
            assert (marks.locked, marks.solution, marks.grade) == (True, False, False)


def test_new_folder(classroom: Classroom) -> None:
    """Protects the first step of an instructor: one command, and it says what to type next."""
    result = notebooks(classroom)
    assert result.exit_code == 0
    assert len(list(classroom.source.glob("*.ipynb"))) == len(course.exercises)
    assert (classroom.path / CONFIG).read_text() == new_configuration()
    assert f"written: {classroom.source / 'ex1_forward_pass.ipynb'}" in result.output
    assert result.output.endswith("nbgrader generate_assignment backprop\n")
    assert "Add to it" not in result.output


def test_twice_changes_nothing(classroom: Classroom) -> None:
    """Protects files under version control, and their times."""
    notebooks(classroom)
    before = _files(classroom)
    assert notebooks(classroom).output == f"{classroom.source} is up to date.\n"
    assert _files(classroom) == before


def test_a_changed_course_changes_only_its_cells(classroom: Classroom, solutions: Path) -> None:
    """Protects an instructor's diff and database: a new sentence in one step, and a new cell, touch nothing else."""
    notebooks(classroom)
    path = classroom.source / "ex2_error.ipynb"
    before, files = read(path), _files(classroom)
    solved = solutions / "ex2_error.py"
    text = solved.read_text(encoding="utf-8")
    changed = text.replace("# %%\ndef delta", "# %% [markdown]\n# A word before delta.\n\n# %%\ndef delta", 1)
    solved.write_text(changed.replace('"""', '"""New. ', 1), encoding="utf-8")
    result = notebooks(classroom, "--solutions", str(solutions))
    after = {cell.id: cell for cell in read(path).cells}
    assert {str(p) for p, content in _files(classroom).items() if files.get(p) != content} == {str(path)}
    differ = [cell for cell in before.cells if after.pop(cell.id) != cell]
    assert [cell.metadata.nbgrader.grade_id for cell in differ] == ["error"]
    assert [cell.source for cell in after.values()] == ["A word before delta."]
    assert f"changed: {path} (error, a markdown cell)\n" in result.output


def test_an_instructors_cells_and_outputs_stay(classroom: Classroom, solutions: Path) -> None:
    """Protects what was added in Jupyter: a question of one's own, outputs, the kernel that was chosen."""
    notebooks(classroom)
    path = classroom.source / "ex2_error.ipynb"
    notebook = read(path)
    notebook.metadata.kernelspec.name = "course-kernel"
    where = [c.get("metadata", {}).get("nbgrader", {}).get("grade_id") for c in notebook.cells].index("test_error")
    notebook.cells.insert(where + 1, nbformat.v4.new_markdown_cell("Why the square?", id="mine"))
    notebook.cells[where].outputs = [nbformat.v4.new_output("stream", text="right")]
    nbformat.write(notebook, path)
    assert notebooks(classroom).output == f"{classroom.source} is up to date.\n"
    solved = solutions / "ex2_error.py"
    solved.write_text(solved.read_text(encoding="utf-8").replace('"""', '"""New. ', 1), encoding="utf-8")
    notebooks(classroom, "--solutions", str(solutions))
    after = read(path)
    assert after.metadata.kernelspec.name == "course-kernel"
    assert after.cells[where + 1].source == "Why the square?"
    assert after.cells[where].outputs[0].text == "right"
    assert [c.id for c in after.cells] == [c.id for c in notebook.cells]


def test_a_notebook_without_cell_ids_gets_them(classroom: Classroom) -> None:
    """Protects against two cells of one grade id where an old Jupyter has saved the notebook in its format."""
    notebooks(classroom)
    path = classroom.source / "ex1_forward_pass.ipynb"
    before = read(path)
    old = copy.deepcopy(before)
    old.nbformat_minor = 4
    for cell in old.cells:
        del cell["id"]
    path.write_text(nbformat.writes(old))
    assert notebooks(classroom).exit_code == 0
    assert [(cell.id, cell.source) for cell in read(path).cells] == [(cell.id, cell.source) for cell in before.cells]
    assert notebooks(classroom).output == f"{classroom.source} is up to date.\n"


def test_a_configuration_of_ones_own_is_left_alone(classroom: Classroom) -> None:
    """Protects an existing course: its settings stay, and what is missing is printed, not what was chosen otherwise."""
    classroom.path.mkdir()
    own = "c = get_config()\nc.ExecutePreprocessor.timeout = 60\n# c.OverwriteCells.add_missing_cells = True\n"
    (classroom.path / CONFIG).write_text(own)
    output = notebooks(classroom).output
    assert (classroom.path / CONFIG).read_text() == own
    assert "c.OverwriteCells.add_missing_cells = True" in output
    assert "c.GenerateFeedback.preprocessors = [" in output
    assert "ExecutePreprocessor.timeout" not in output
    assert len(lacking(own)) == len(SETTINGS) - 1
    assert lacking(new_configuration()) == []


@pytest.mark.parametrize("content", ["no notebook", "{}", "[]", ""])
def test_a_file_that_is_no_notebook_stops_everything(classroom: Classroom, content: str) -> None:
    """Protects a file that happens to lie there: it is named, kept, and nothing else is written either."""
    path = classroom.source / "ex3_gradients.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(content)
    result = notebooks(classroom)
    assert result.exit_code == 1
    assert f"Error: {path} is not a notebook: move it away" in result.output
    assert list(_files(classroom)) == [path]
    assert path.read_text() == content


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Protects against a traceback where a file stands in the way of a folder."""
    classroom = Classroom(tmp_path)
    (tmp_path / "source").write_text("")
    result = notebooks(classroom)
    assert result.exit_code == 1
    assert str(tmp_path / "source") in result.output


@pytest.mark.parametrize("module", ["jupytext", "nbformat"])
def test_missing_extra(classroom: Classroom, monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """Protects whoever has the light base install: the command names what to install, and writes nothing."""
    monkeypatch.setitem(sys.modules, module, None)
    result = notebooks(classroom)
    assert result.exit_code == 2
    assert 'pip install "pytest-exercises[nbgrader]"' in result.output
    assert not classroom.path.exists()


ERROR = (
    '# %%\ndef error(prediction, actual):\n    """One."""\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION\n'
)
DELTA = ERROR.replace("error", "delta")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (ERROR, "ex2.py: no cell defines the step delta"),
        (ERROR + DELTA.removeprefix("# %%\n"), "ex2.py: one cell defines error and delta: put `# %%` between them"),
        (ERROR + "# %%\ndef delta(prediction, actual):\n    return 1\n", "the cell of delta has no ### BEGIN SOLUTION"),
        (ERROR + DELTA.replace("    ### END SOLUTION\n", ""), "ex2.py:10: BEGIN SOLUTION without END SOLUTION"),
        (ERROR + DELTA + DELTA, "ex2.py: delta is not a name for an nbgrader cell: it is taken by another cell"),
    ],
    ids=["missing", "two in a cell", "no solution", "no end", "twice"],
)
def test_faulty_solutions_are_named(text: str, fault: str) -> None:
    """Protects a release from a step without a check, or with its solution in it; the author is told where."""
    with pytest.raises(BuildError) as raised:
        exercise_cells(text, course, course.exercise("ex2_error"), "ex2.py")
    assert fault in str(raised.value)


def test_a_magic_and_an_ungraded_solution_are_no_obstacles() -> None:
    """Protects authors' other cells: a magic is locked code, a solution that is no step a cell for the student."""
    text = (
        ERROR + DELTA + "# %%\n# %matplotlib inline\n\n# %%\ndef own():\n    ### BEGIN SOLUTION\n    ### END SOLUTION\n"
    )
    made = {cell.name: cell for cell in exercise_cells(text, course, course.exercise("ex2_error"), "ex2.py")}
    assert made["after_all"].source == "%matplotlib inline"
    assert made["after_all"].marks["locked"] is True
    assert (made["after_all_2"].marks["solution"], made["after_all_2"].marks["locked"]) == (True, False)


def _own(name: str) -> Any:
    return nbformat.v4.new_markdown_cell("mine", id=name)


def _made(name: str, source: str = "x") -> Any:
    return nbformat.v4.new_markdown_cell(source, id=OURS + name)


names = st.lists(st.sampled_from("abcdef"), unique=True)


@given(before=names, after=names, own=st.lists(st.integers(0, 6), max_size=5))
def test_merging_loses_no_cell_and_keeps_the_order(before: list[str], after: list[str], own: list[int]) -> None:
    """Protects an instructor's cells under any change of the course; merging again changes nothing."""
    old = [_made(name) for name in before]
    for number, place in enumerate(own):
        old.insert(min(place, len(old)), _own(f"own{number}"))
    result = merged(old, [_made(name, "new") for name in after])
    assert [c.id for c in result if c.id.startswith(OURS)] == [OURS + name for name in after]
    assert sorted(c.id for c in result if c.source == "mine") == sorted(c.id for c in old if c.source == "mine")
    assert merged(result, [_made(name, "new") for name in after]) == result


def test_the_stub_of_the_configuration_makes_the_exercise_files() -> None:
    """Protects students who change doors: a released cell reads like the exercise file."""
    solved = (course.solutions_folder / "ex1_forward_pass.py").read_text(encoding="utf-8")
    assert filled(exercise_text(solved), "return 0")
    assert 'c.ClearSolutions.code_stub = {"python": "raise NotImplementedError"}' in new_configuration()
