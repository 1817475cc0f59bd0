"""A line about each student on the disk: what is noted is there for the next run, and a new start forgets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.batch.journal import Journal


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A journal in which something is noted about two students, about one of them twice."""
    path = tmp_path / "journal"
    with Journal(path, fresh=False) as journal:
        journal.note({"ann": "first", "bob": "b"})
        journal.note({"ann": "second"})
        journal.note({})
    return path


def test_what_is_noted_is_there_for_the_next_run(kept: Path) -> None:
    """A run that was stopped goes on by it: of two notes the later counts, and no note leaves no line."""
    with Journal(kept, fresh=False) as journal:
        assert [journal.text(student) for student in ("ann", "bob", "cem")] == ["second", "b", None]
    assert len(kept.read_text().splitlines()) == 3


def test_a_new_start_forgets_it(kept: Path) -> None:
    """After `--fresh` nothing is taken for done that was done before."""
    with Journal(kept, fresh=True) as journal:
        assert journal.text("ann") is None
    assert kept.read_text() == ""


def test_it_is_rewritten_without_those_who_are_gone(kept: Path) -> None:
    """It does not grow from run to run, and of whom nothing is held no line is left."""
    with Journal(kept, fresh=False) as journal:
        journal.forget("bob")
        journal.rewrite(["bob", "ann"])
    assert kept.read_text() == '{"student": "ann", "text": "second"}\n'
