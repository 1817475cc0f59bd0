"""`grader watch [FOLDER]`, in a terminal of its own."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from tests.commands.running import GRADER, run
from tests.conftest import StudentFolder
from tests.waiting import wait_for

CLEAR = "\x1b[2J"

pexpect = pytest.importorskip("pexpect")
needs_terminal = pytest.mark.skipif(os.name != "posix", reason="pexpect needs a pty")


class Terminal:
    """`grader watch` as a student has it open beside his editor."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.shown = io.StringIO()
        size = (50, 100)
        environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
        self._process = pexpect.spawn(
            GRADER, ["watch", *arguments], cwd=str(folder), env=environment, dimensions=size, encoding="utf-8"
        )
        self._process.logfile_read = self.shown

    def expect(self, *words: str) -> None:
        for word in words:
            self._process.expect_exact(word, timeout=20)

    def interrupt(self) -> str:
        """Press Ctrl-C; returns what was shown from then on. The command has to leave with exit code 0."""
        before = len(self.shown.getvalue())
        self._process.sendintr()
        self._process.expect(pexpect.EOF, timeout=10)
        self._process.close()
        assert (self._process.exitstatus, self._process.signalstatus) == (0, None)
        return self.shown.getvalue()[before:].replace("^C", "").strip()


@needs_terminal
def test_a_save_clears_the_screen_and_runs_again(exercises: StudentFolder) -> None:
    """One save, one fresh page; Ctrl-C leaves without a word."""
    pytest.importorskip("watchfiles")
    terminal = Terminal(exercises.pytester.path)
    terminal.expect(CLEAR, "0 of 24", "Watching. Save a file to run again; Ctrl-C ends it.")
    exercises.solve("forward_h1")
    terminal.expect(CLEAR, "1 of 24", "forward_h1 is right", "Next  forward_h2", "Watching.")
    exercises.write("forward_h2", "return oops")
    terminal.expect(CLEAR, "1 of 24", "NameError", "Watching.")
    assert terminal.interrupt() == ""
    assert terminal.shown.getvalue().count(CLEAR) == 3
    assert "Traceback" not in terminal.shown.getvalue()


@needs_terminal
def test_a_page_is_written_at_every_save(exercises: StudentFolder) -> None:
    """`--page FILE` keeps a page for the browser beside the terminal's."""
    pytest.importorskip("watchfiles")
    page = exercises.pytester.path / "progress.html"
    terminal = Terminal(exercises.pytester.path, "--page", page.name)
    terminal.expect("Your progress as a page: progress.html", "Watching.")
    assert "0 of 24" in page.read_text(encoding="utf-8")
    exercises.solve("forward_h1")
    terminal.expect(CLEAR, "Your progress as a page", "Watching.")
    assert "1 of 24" in page.read_text(encoding="utf-8")
    assert terminal.interrupt() == ""


@needs_terminal
def test_a_save_during_the_first_run_is_not_lost(exercises: StudentFolder) -> None:
    """What is on the screen is the file as it was saved last, also by a student who is quicker than the first run."""
    pytest.importorskip("watchfiles")
    mark = exercises.pytester.path / "mark"
    exercises.write("forward_h1", f"open({str(mark)!r}, 'w').close()\nimport time\ntime.sleep(0.2)\nreturn 0.0")
    terminal = Terminal(exercises.pytester.path, "exercises")
    wait_for(mark.exists)
    exercises.solve("forward_h2")
    terminal.expect("Watching.", "1 of 24", "Watching.")
    assert terminal.interrupt() == ""


@needs_terminal
def test_interrupt_while_the_steps_run_leaves_quietly(exercises: StudentFolder) -> None:
    """Ctrl-C in the middle of a run ends both, and shows no traceback and no path of the kit."""
    pytest.importorskip("watchfiles")
    mark = exercises.pytester.path / "mark"
    exercises.write("forward_h1", f"open({str(mark)!r}, 'w').close()\nimport time\ntime.sleep(1.9)")
    terminal = Terminal(exercises.pytester.path)
    wait_for(mark.exists)
    said = terminal.interrupt()
    assert "Traceback" not in said
    assert "grader/" not in said
    assert "Watching" not in said


def test_missing_extra_is_named_with_the_way_to_install_it(
    exercises: StudentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The base install has no watchfiles: the command says what to type, and runs nothing."""
    empty = exercises.pytester.mkdir("shadow")
    (empty / "watchfiles.py").write_text("raise ModuleNotFoundError('not installed', name='watchfiles')\n")
    monkeypatch.setenv("PYTHONPATH", str(empty))
    exercises.file("forward_h1").write_text(f"open({str(exercises.pytester.path / 'bait')!r}, 'w').close()\n")
    result = run(exercises.pytester, "watch")
    assert result.ret == 2
    assert result.errlines[-1:] == ['Error: This needs the package watchfiles: pip install "pytest-exercises[watch]"']
    assert result.stdout.str() == ""
    assert not (exercises.pytester.path / "bait").exists()
