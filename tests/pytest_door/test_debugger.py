"""A student at the debugger: he stands in his own code, has time to think, and meets none of ours."""

from __future__ import annotations

import os
import re
import time
from typing import Any

import pytest

from tests.conftest import StudentFolder

pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="pexpect needs a pty")

PROMPT = r"\(Pdb\) "


class Session:
    """pytest in a terminal."""

    def __init__(self, exercises: StudentFolder, arguments: str) -> None:
        self._child: Any = exercises.pytester.spawn_pytest(f"exercises {arguments}", expect_timeout=20)

    def prompt(self) -> str:
        """What is shown until the debugger asks for a command."""
        self._child.expect(PROMPT)
        return str(self._child.before.decode())

    def type(self, command: str) -> str:
        """Type a command at the prompt; returns what it shows."""
        self._child.sendline(command)
        return self.prompt()

    def leave(self, command: str) -> str:
        """Type the last command; returns what is shown until pytest ends."""
        self._child.sendline(command)
        self._child.expect(r"(?s).* in \d+\.\d+s.*")
        shown = str(self._child.after.decode())
        self._child.wait()
        return shown


def frames(stack: str) -> list[str]:
    """The places that the debugger's `where` shows."""
    return re.findall(r"(\S+)\(\d+\)", stack)


def hides_the_kit(text: str) -> bool:
    return not any(part in text for part in ("grader/", "checking.py", "inprocess.py", "collecting.py", "i1 * w1 + i2"))


@pytest.fixture
def terminal(exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch) -> StudentFolder:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("NO_COLOR", "1")
    return exercises


@pytest.mark.parametrize("flags", ["", "-s"])
def test_breakpoint_stops_in_the_students_function_and_time_stands_still(terminal: StudentFolder, flags: str) -> None:
    """A student looks at his variables longer than the limit lasts; the step is judged all the same."""
    stop = "if not SEEN:\n    SEEN.append(1)\n    breakpoint()"
    terminal.write("forward_h1", f"total = i1 * w1 + i2 * w2\n{stop}\nreturn total")
    file = terminal.file("forward_h1")
    file.write_text(f"{file.read_text()}\nSEEN = []\n")
    session = Session(terminal, f"{flags} -k forward_h1 --exercise-step-timeout=0.3")
    assert "ex1_forward_pass.py(" in session.prompt()
    assert "0.9" in session.type("p total")
    time.sleep(1)
    assert "(2.0, 3.0)" in session.type("p (i1, i2)")
    shown = session.leave("c")
    assert "1 passed" in shown
    assert "Stopped after" not in shown


def test_where_shows_no_frame_of_the_kit_below_the_students(terminal: StudentFolder) -> None:
    """`up` from the student's line leads to nothing he could read a formula in."""
    terminal.write("forward_h1", "breakpoint()\nreturn 0.0")
    session = Session(terminal, "-k forward_h1")
    session.prompt()
    stack = session.type("w")
    assert frames(stack)[-1].endswith("exercises/ex1_forward_pass.py")
    assert "def forward_h1(" not in session.type("p 1")
    assert "i1 * w1 + i2 * w2" not in stack
    assert "courses/backprop" not in stack
    session.leave("q")


def test_who_leaves_the_debugger_reads_that_he_did(terminal: StudentFolder) -> None:
    """`q` is no exception in the student's function: nothing is to be looked for there, at its return neither."""
    terminal.write("forward_h1", "breakpoint()\nreturn 0.0")
    line = terminal.file("forward_h1").read_text().partition("    return 0.0")[0].count("\n") + 1
    session = Session(terminal, "-k forward_h1")
    session.prompt()
    steps = (session.type("n") for _ in range(2))  # from Python 3.13 on the first one leaves breakpoint() only
    assert any("--Return--" in step for step in steps)
    shown = session.leave("q")
    assert f"You left the debugger in line {line}," in shown
    assert "Exit" not in shown and "Quitting" not in shown


def test_limit_holds_again_for_the_next_step(terminal: StudentFolder) -> None:
    """The clock stands still for the step that was looked at only."""
    terminal.write("forward_h1", "breakpoint()\nreturn 0.0")
    terminal.write("forward_h2", "while True: pass")
    session = Session(terminal, "-k forward_h --exercise-step-timeout=0.3 -v")
    session.prompt()
    assert "Stopped after 0.3 seconds" in session.leave("import builtins, sys; sys.breakpointhook = lambda: None;; c")


def test_pdb_on_an_exception_stands_in_the_students_frame(terminal: StudentFolder) -> None:
    """`--pdb` shows the line that failed, with the local variables of that call, and no frame of the kit."""
    terminal.write("forward_out", "half = h1 / 2\nreturn half / (w5 - w5)")
    session = Session(terminal, "-k forward_out --pdb")
    shown = session.prompt()
    assert "exercises/ex1_forward_pass.py(" in shown
    assert "-> return half / (w5 - w5)" in shown
    assert "0.45" in session.type("p half")
    stack = session.type("w")
    assert {place.rpartition("/")[2] for place in frames(stack)} == {"ex1_forward_pass.py"}
    assert hides_the_kit(stack)
    shown = session.leave("q")
    assert hides_the_kit(shown)
    assert "Traceback" not in shown


def test_pdb_on_a_step_that_calls_another_stands_in_its_own_frame(terminal: StudentFolder) -> None:
    """Protects who looks for his own exception: the step that he calls was checked after it, to say which to mend."""
    terminal.write("forward_h1", "h2 = forward_h2(i1, i2, w1, w2, w3, w4)\nreturn h2 / 0")
    terminal.write("forward_h2", "return i1")
    session = Session(terminal, "-k forward_h1 --pdb")
    assert "-> return h2 / 0" in session.prompt()
    session.leave("q")


def test_pdb_on_a_wrong_answer_stands_at_the_definition(terminal: StudentFolder) -> None:
    """Where nothing was raised there is no line that failed: the student can call his function, helpers and all."""
    terminal.write("forward_out", "return helper(h1) * w5")
    file = terminal.file("forward_out")
    file.write_text(f"{file.read_text()}\ndef helper(x):\n    return 10 * x\n")
    session = Session(terminal, "-k forward_out --pdb")
    shown = session.prompt()
    assert re.search(r"exercises/ex1_forward_pass\.py\(\d+\)forward_out\(\)", shown)
    assert "-> def forward_out(h1, h2, w5, w6):" in shown
    assert "60.0" in session.type("p forward_out(1.0, 2.0, 6.0, 4.0)")
    stack = session.type("w")
    assert {place.rpartition("/")[2] for place in frames(stack)} == {"ex1_forward_pass.py"}
    assert hides_the_kit(stack)
    session.leave("q")


def test_pdb_on_a_to_do_or_a_broken_file_does_no_harm(terminal: StudentFolder) -> None:
    """There is nothing to look at, and nothing falls over."""
    file = terminal.file("error")
    file.write_text(f"{file.read_text()}\n1 / 0\n")
    session = Session(terminal, "-k 'delta or forward_h1' --pdb")
    shown = session.prompt()
    assert "-> def forward_h1(" in shown
    assert hides_the_kit(session.type("w"))
    session._child.sendline("c")
    assert "-> 1 / 0" in session.prompt()
    assert hides_the_kit(session.type("w"))
    shown = session.leave("c")
    assert "INTERNALERROR" not in shown
