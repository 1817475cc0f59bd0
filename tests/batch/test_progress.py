"""What is said of how far a run is, where there is no terminal."""

from __future__ import annotations

import time

import pytest

from grader.batch.progress import progress


def test_the_start_of_a_run_is_no_measure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Protects the instructor's plans: the first submission waits for the workers' start, and the others do not."""
    moment = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: moment)
    with progress(1000, quiet=False) as advance:
        moment = 108.0
        advance()
        assert capsys.readouterr().err == ""
        moment = 108.02
        advance()
    assert capsys.readouterr().err == "2 of 1000, 50 a second, 20 s left\n"


def test_a_quiet_run_says_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Protects whoever has asked for silence."""
    moments = iter(range(0, 1000, 100))
    monkeypatch.setattr(time, "monotonic", lambda: next(moments))
    with progress(3, quiet=True) as advance:
        for _ in range(3):
            advance()
    assert capsys.readouterr().err == ""
