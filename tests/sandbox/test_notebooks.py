"""Notebooks: each cell is run, and reported, by itself."""

from __future__ import annotations

import pytest

from grader.sandbox import Sandbox
from grader.submissions.files import Cell, File, below_each_other
from tests.sandbox.conftest import H1, RIGHT, plain, verdict


def notebook(*sources: str) -> File:
    """A notebook with these cells."""
    return File("ex1_forward_pass.py", below_each_other([Cell(source) for source in sources]), notebook=True)


def test_what_fails_below_a_function_in_a_notebooks_only_cell(box: Sandbox) -> None:
    """Protects students who write all in one cell: there, too, a function that was defined can be called."""
    code = H1 + RIGHT + "assert forward_h1(1, 2, 3, 4, 5, 6) == 99\n"
    assert verdict(box, notebook(code)).passed
    assert verdict(box, plain(code)).outcome == "broken"


def test_a_notebook_without_any_step(box: Sandbox) -> None:
    """Protects students who have code in text cells: no command restores a notebook, and it is not a .py."""
    named = "ex1_forward_pass.ipynb defines no step of its exercise (forward_h1, forward_h2, forward_out)"
    assert verdict(box, notebook("x = 1\n")).feedback == f"{named}: is it the right file?"


def test_what_stands_in_no_cell_beside_one_that_python_cannot_read(box: Sandbox) -> None:
    """Protects students who have begun the right notebook from the question whether it is the right one."""
    cells = [H1 + RIGHT + "y = (\n"]
    for more in ([], ["x = 1\n"]):
        found = verdict(box, notebook(*cells, *more), step="forward_h2")
        assert found.outcome == "missing"
        assert found.feedback.startswith("There is no function forward_h2 in the file.")


def test_the_line_that_is_quoted_of_a_notebook(box: Sandbox) -> None:
    """Protects an innocent cell from being quoted for one below it: each begins with a line 1."""
    found = verdict(box, notebook("import math\nhalf = 0.5\ntwo = 2\n", H1 + "    return i1 * w1)\n", "import math\n"))
    assert found.feedback == "Python cannot read this line: unmatched ')'.\nreturn i1 * w1)"


def test_a_stub_below_in_a_notebook(box: Sandbox) -> None:
    """Protects the sentence from naming the same line number for two cells."""
    found = verdict(box, notebook(H1 + RIGHT, H1 + "    raise NotImplementedError\n"))
    why = "a stub further down takes the place of your forward_h1. Take the stub out."
    assert (found.outcome, found.feedback) == ("not_written", f"Not finished: {why}")


@pytest.mark.parametrize(
    ("cells", "step", "place"),
    [
        (["x = 1\n", H1 + "    y = 2\n    return z\n"], "forward_h1", "in line 3 of the cell of forward_h1."),
        (
            ["def mine():\n    return z\n", H1 + "    return mine()\n"],
            "forward_h1",
            "in line 2 of the cell of mine.",
        ),
        (["\n1 / 0\n" + H1 + RIGHT, "x = 1\n"], "forward_h1", "in line 2 of the cell of forward_h1."),
        (
            ["x = 1\n", "%pylab\nwhile x: pass\nforward_h1 = 2\n"],
            "forward_h1",
            "of the cell that begins with `%pylab`.",
        ),
        (
            ["x = 1\n", "class A:\n  " + H1 + "      return 1\n"],
            "forward_h1",
            "(line 2 of the cell that begins with `class A:`)",
        ),
        ([H1 + "    y = 2\n    return z\n"], "forward_h1", "in line 3."),
        (["x = 1\n", "print('`a`'); forward_h1 = lambda *a: z\n"], "forward_h1", "begins with `print(''a'')"),
        (["x = 1\n", "exec('def forward_h1(*a): return z')\n"], "forward_h1", "NameError in line 1."),
        (["x = '''\n" + "\n" * 6000 + "'''\n", H1 + "    return z\n"], "forward_h1", "in line 2."),
    ],
    ids=[
        *("a call", "another cell", "at the top", "without a function", "inner", "only one cell"),
        *("quotes", "made by exec", "a long notebook"),
    ],
)
def test_a_line_is_that_of_a_cell(box: Sandbox, cells: list[str], step: str, place: str) -> None:
    """Protects students from looking for line 3 in every cell: the feedback names the cell."""
    assert place in verdict(box, notebook(*cells), step=step).feedback


def test_a_line_of_another_notebook(box: Sandbox) -> None:
    """Protects the line of an imported notebook from being counted through all of that one's cells."""
    other = File("ex2_error.py", notebook("x = 1\n", "def error(a, b):\n    return c\n").cells, notebook=True)
    code = H1 + "    from ex2_error import error\n    return error(1, 2)\n"
    found = verdict(box, notebook("x = 1\n", code), other)
    where = "in ex2_error.ipynb, line 2 of the cell of error, reached from line 3 of the cell of forward_h1."
    assert where in found.feedback
