"""The student's files: what building makes of the solved ones, and what must not be left in them."""

from __future__ import annotations

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import jupytext  # type: ignore[import-untyped, unused-ignore]
import pytest

from grader.building import BuildError, build, exercise_text, stale
from grader.courses.backprop import course
from grader.steps import Exercise, Step

ROOT = Path(__file__).parents[1]
SOLUTIONS, EXERCISES = ROOT / "solutions", ROOT / "exercises"
STEPS = list(course.steps)
NAMES = [exercise.name for exercise in course.exercises]
SOLVED = '# %%\ndef f(a):\n    """Doc."""\n    ### BEGIN SOLUTION\n    return a + 1\n    ### END SOLUTION\n'
STUB = '# %%\ndef f(a):\n    """Doc."""\n    raise NotImplementedError\n'


def _text(folder: Path, name: str) -> str:
    return (folder / f"{name}.py").read_text(encoding="utf-8")


def _functions(text: str) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}


def _of_the_student(exercise: Exercise) -> str:
    """The exercise file without the functions that it gives on purpose, in one line without spaces."""
    text = _text(EXERCISES, exercise.name)
    lines = text.splitlines()
    steps = {step.name for step in exercise.steps}
    for name, node in _functions(text).items():
        if name not in steps:
            lines[node.lineno - 1 : node.end_lineno] = [""] * ((node.end_lineno or 0) - node.lineno + 1)
    return _squeezed("\n".join(lines))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s#`]", "", text)


def _formulas(function: ast.FunctionDef) -> Iterator[str]:
    """Every piece of arithmetic in a function, as a student might copy it."""
    for node in ast.walk(function):
        if isinstance(node, ast.BinOp) and not isinstance(node.right, ast.Constant):
            yield ast.unparse(node)


def _reference(step: Step) -> ast.FunctionDef:
    (function,) = _functions(textwrap.dedent(inspect.getsource(step.reference))).values()
    return function


def test_exercises_are_made_of_solutions() -> None:
    """Protects the one source of truth: whoever edits a solution must run the build, and nobody edits an exercise."""
    assert stale(SOLUTIONS, EXERCISES, course.step_names) == []


@pytest.mark.parametrize("folder", [SOLUTIONS, EXERCISES], ids=lambda folder: folder.name)
def test_every_file_of_the_course_and_no_other(folder: Path) -> None:
    """Protects the tie between a file and its suite module, which is its name alone."""
    assert sorted(path.stem for path in folder.glob("*.py")) == NAMES


@pytest.mark.parametrize("folder", [SOLUTIONS, EXERCISES], ids=lambda folder: folder.name)
@pytest.mark.parametrize("name", NAMES)
def test_jupytext_round_trip(folder: Path, name: str) -> None:
    """Protects files from drifting (headers, blank lines) each time somebody opens them as a notebook."""
    text = _text(folder, name)
    assert jupytext.writes(jupytext.reads(text, fmt="py:percent"), fmt="py:percent") == text


@pytest.mark.parametrize("name", NAMES)
def test_cells(name: str) -> None:
    """Protects what a student sees first: a lesson, plain cell markers, no header, one step in a cell."""
    text = _text(EXERCISES, name)
    assert text.startswith("# %% [markdown]\n# # ")
    assert set(re.findall(r"^# %%.*$", text, re.MULTILINE)) <= {"# %% [markdown]", "# %%"}
    cells = jupytext.reads(text, fmt="py:percent").cells
    assert 20 <= len(cells[0].source.splitlines()) <= 60
    assert all(len(_functions(cell.source)) <= 1 for cell in cells if cell.cell_type == "code")


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_signature_and_docstring(step: Step) -> None:
    """Protects a step from being unwritable: its stub takes what the suite will pass, and says what to do."""
    function = _functions(_text(EXERCISES, step.exercise))[step.name]
    assert ast.unparse(function.args) == ", ".join(step.parameters)
    docstring, stub = function.body
    assert len(ast.get_docstring(function) or "") > 40
    assert ast.unparse(stub) == "raise NotImplementedError"
    assert docstring.end_lineno == stub.lineno - 1


@pytest.mark.parametrize("exercise", course.exercises, ids=lambda exercise: exercise.name)
def test_steps_stand_in_the_order_of_the_course(exercise: Exercise) -> None:
    """Protects 'next': the step that is shown as next is the next one down the file."""
    names = [name for name in _functions(_text(EXERCISES, exercise.name)) if name != "listing_update"]
    assert names == [step.name for step in exercise.steps]


@pytest.mark.parametrize("exercise", course.exercises, ids=lambda exercise: exercise.name)
def test_no_solution_is_left(exercise: Exercise) -> None:
    """Protects the exercise itself: no marker, no line of a solution, no formula in the lesson or in a docstring."""
    text = _of_the_student(exercise)
    assert "SOLUTION" not in text
    for step in course.steps:
        solution = _functions(_text(SOLUTIONS, step.exercise))[step.name]
        for formula in {*_formulas(solution), *_formulas(_reference(step))}:
            assert _squeezed(formula) not in text, f"{step.name}: {formula}"


def test_no_step_calls_another() -> None:
    """Protects the independence of the steps: one slip costs one step."""
    steps = {step.name for step in course.steps}
    for name in NAMES:
        for function in _functions(_text(SOLUTIONS, name)).values():
            called = {
                node.func.id
                for node in ast.walk(function)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            }
            assert not called & steps


def test_a_solution_becomes_one_stub() -> None:
    """Protects the rest of the file: only what stands between the markers goes, and no metadata comes."""
    assert exercise_text(SOLVED) == STUB
    assert exercise_text(f"# %% [markdown]\n# Words.\n\n# %%\nx = 1\n\n\n{SOLVED}") == (
        f"# %% [markdown]\n# Words.\n\n# %%\nx = 1\n\n\n{STUB}"
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (SOLVED.replace("    ### END SOLUTION\n", ""), "ex1_a.py:4: BEGIN SOLUTION without END SOLUTION"),
        (SOLVED.replace("    ### END SOLUTION\n", "\n\n") + SOLVED, "ex1_a.py:4: BEGIN SOLUTION without END SOLUTION"),
        (SOLVED.replace("return a", "### BEGIN SOLUTION"), "ex1_a.py:4: BEGIN SOLUTION without END SOLUTION"),
        (SOLVED.replace("    ### BEGIN SOLUTION\n", ""), "ex1_a.py:5: END SOLUTION without BEGIN SOLUTION"),
        (SOLVED + "    ### END SOLUTION\n", "ex1_a.py:7: END SOLUTION without BEGIN SOLUTION"),
        ("# %%\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION\n", "ex1_a.py:2: BEGIN SOLUTION stands outside a function"),
    ],
    ids=["no end", "no end in the cell", "twice", "no begin", "a second end", "outside a function"],
)
def test_faulty_markers_are_named(tmp_path: Path, text: str, fault: str) -> None:
    """Protects students from a solution that a mistyped marker leaves in their file; the author is told where."""
    (tmp_path / "ex1_a.py").write_text(text)
    with pytest.raises(BuildError, match=re.escape(fault)):
        build(tmp_path, tmp_path / "exercises", {})
    assert not (tmp_path / "exercises").exists()


@pytest.mark.parametrize("module", ["jupytext", "nbgrader.preprocessors"])
def test_missing_extra(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """Protects whoever has the light base install from a bare ModuleNotFoundError."""
    monkeypatch.setitem(sys.modules, module, None)
    said = f'This needs the package {module.partition(".")[0]}: pip install "pytest-exercises[author]"'
    with pytest.raises(BuildError, match=re.escape(said)):
        exercise_text(SOLVED)


def test_build_writes_only_what_differs(tmp_path: Path) -> None:
    """Protects files that are right already: their times stay, and a second build says that there was nothing to do."""
    solutions, exercises = tmp_path / "solutions", tmp_path / "made" / "exercises"
    solutions.mkdir()
    for name in ("ex1_a.py", "ex2_b.py", "conftest.py"):
        (solutions / name).write_text(SOLVED)
    first, second = exercises / "ex1_a.py", exercises / "ex2_b.py"
    assert stale(solutions, exercises, {}) == [first, second]
    assert build(solutions, exercises, {}) == [first, second]
    assert build(solutions, exercises, {}) == []
    second.write_text("edited")
    assert build(solutions, exercises, {}) == [second]
    assert second.read_text() == STUB


def test_stale_names_what_has_no_solution(tmp_path: Path) -> None:
    """Protects against the old file of a renamed exercise, which students would still be given."""
    solutions, exercises = tmp_path / "solutions", tmp_path / "exercises"
    solutions.mkdir()
    (solutions / "ex1_a.py").write_text(SOLVED)
    build(solutions, exercises, {})
    (exercises / "ex9_old.py").write_text(STUB)
    (exercises / "notes.py").write_text("")
    assert stale(solutions, exercises, {}) == [exercises / "ex9_old.py"]


def test_a_folder_without_solutions(tmp_path: Path) -> None:
    """Protects against a mistyped folder, which would otherwise look like nothing to do."""
    with pytest.raises(BuildError, match="no exercise files"):
        build(tmp_path, tmp_path / "exercises", {})


def test_a_solution_in_another_encoding_is_named(tmp_path: Path) -> None:
    """Protects authors whose editor does not write UTF-8: the file and the byte, not a traceback."""
    (tmp_path / "ex1_areas.py").write_bytes("# %%\n# gefüllt\n".encode("latin-1"))
    with pytest.raises(BuildError, match=r"ex1_areas\.py cannot be read: 'utf-8' codec can't decode byte 0xfc"):
        build(tmp_path, tmp_path / "exercises", {})


def test_a_step_without_marks_is_not_handed_out(tmp_path: Path) -> None:
    """Protects a course from handing out its own solutions: without marks nothing would be taken out."""
    unmarked = [line for line in SOLVED.splitlines(keepends=True) if "###" not in line]
    (tmp_path / "ex1_first.py").write_text("".join(unmarked))
    for make in (build, stale):
        with pytest.raises(BuildError, match=r"ex1_first\.py: f has no ### BEGIN SOLUTION: students would be given it"):
            make(tmp_path, tmp_path / "exercises", {"ex1_first": ["f"]})
    assert build(tmp_path, tmp_path / "exercises", {"ex1_first": ["g"]})  # another function may well be given


def test_a_solved_file_that_is_no_python_is_named(tmp_path: Path) -> None:
    """Protects an author from a traceback of the parser."""
    (tmp_path / "ex1_first.py").write_text(SOLVED.replace("def f(a):", "def f(a:"))
    with pytest.raises(BuildError, match=r"ex1_first\.py: what is made of it is no Python: "):
        build(tmp_path, tmp_path / "exercises", {"ex1_first": ["f"]})
