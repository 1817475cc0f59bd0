"""What a student's code must not do to the run it is in: an end and a wait are sentences."""

from __future__ import annotations

import builtins
import os
import sys
from pathlib import Path

import pytest

from grader.child.stopping import Forbidden
from grader.student.guards import guarded


def run(folder: Path, text: str) -> dict[str, object]:
    """Run a text as a file of the folder."""
    names: dict[str, object] = {}
    exec(compile(text, str(folder / "ex1_a.py"), "exec"), names)
    return names


@pytest.mark.parametrize(
    "text",
    [
        "import os; os._exit(0)",
        "from os import _exit; _exit(0)",
        pytest.param("import posix; posix._exit(0)", marks=pytest.mark.skipif(os.name != "posix", reason="POSIX")),
        "input()",
        "input('h1? ')",
    ],
)
def test_what_ends_or_stops_the_run_raises_inside_and_is_there_again_outside(tmp_path: Path, text: str) -> None:
    """A student's os._exit and input() are sentences; a debugger's and pytest's own work afterwards."""
    before = os._exit, builtins.input, vars(sys.modules["nt" if os.name == "nt" else "posix"])["_exit"]
    with pytest.raises(Forbidden, match=r"ends the whole run|waits for a keyboard"), guarded(tmp_path):
        run(tmp_path, text)
    assert (os._exit, builtins.input, vars(sys.modules["nt" if os.name == "nt" else "posix"])["_exit"]) == before


def test_input_of_others_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A debugger that asks for its next command while the student's code stands still gets it."""
    monkeypatch.setattr(builtins, "input", lambda prompt="": f"typed after {prompt}")
    with guarded(tmp_path / "exercises"):
        assert input("(Pdb) ") == "typed after (Pdb) "
