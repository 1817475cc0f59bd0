"""A hint in a cell: one more each time, and a sentence where there is none to give."""

from __future__ import annotations

import pytest

from grader.courses.backprop import course
from grader.notebooks import hints
from tests.notebooks.classroom import Classroom, read
from tests.notebooks.conftest import Kernel


@pytest.fixture(autouse=True)
def _a_new_kernel() -> None:
    hints._shown.clear()


def asked(kernel: Kernel, capsys: pytest.CaptureFixture[str], call: str) -> str:
    """What a student reads who runs a cell with this call."""
    kernel.run(f"from grader import hint\n{call}")
    return capsys.readouterr().out


def test_one_hint_more_each_time(kernel: Kernel, capsys: pytest.CaptureFixture[str]) -> None:
    """Protects whoever works in a notebook, where `grader hint` finds no file: the same hints, in lines of 80."""
    step = course.step("forward_h1")
    for number in range(1, len(step.hints) + 1):
        said = asked(kernel, capsys, 'hint("forward_h1")')
        assert said.count("Hint ") == number
        assert f"Hint {number} of {len(step.hints)} for forward_h1: {step.hints[number - 1]}" in " ".join(said.split())
        assert ("Ask again" in said) is (number < len(step.hints))
        assert all(len(line) <= 80 for line in said.splitlines())
    again = asked(kernel, capsys, 'hint("forward_h1")')
    assert again == said and again.endswith("That was the last hint.\n")
    assert "Hint 1 of 3 for forward_h2:" in asked(kernel, capsys, 'hint("forward_h2")')


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ('hint("foward_h1")', "There is no step 'foward_h1'. Did you mean forward_h1, forward_h2"),
        ('hint("forward_h1", course="nowhere")', "no course is called 'nowhere'; installed: backprop"),
    ],
)
def test_where_there_is_none_a_sentence_says_why(
    kernel: Kernel, capsys: pytest.CaptureFixture[str], call: str, words: str
) -> None:
    """Protects students from a traceback for a slip of the keyboard."""
    assert words in asked(kernel, capsys, call)


def test_the_note_of_each_notebook_asks_for_its_first_step(
    classroom: Classroom, kernel: Kernel, capsys: pytest.CaptureFixture[str]
) -> None:
    """Protects students from a line in the note that does not work: it is typed as it stands there."""
    classroom.write()
    for exercise in course.exercises:
        [note] = [
            c.source for c in read(classroom.source / f"{exercise.name}.ipynb").cells if "Stuck? Write" in c.source
        ]
        lines = [part for part in note.split("`") if "hint(" in part or "import hint" in part]
        kernel.run("\n".join(lines))
        assert f"Hint 1 of {len(exercise.steps[0].hints)} for {exercise.steps[0].name}: " in capsys.readouterr().out
