"""What a run was made with: told apart from another run's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.batch.record import Record, changed

RECORD = Record("backprop", "d", 3, "0.1.0", isolated=True, layers=("seccomp",), step_timeout=2.0, memory=2**29)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (replace(RECORD, seed=4), "seed"),
        (replace(RECORD, isolated=False, layers=()), "isolation"),
        (replace(RECORD, course_digest="e", memory=1), "version of the course and limit of memory"),
    ],
)
def test_what_has_changed_is_named(now: Record, said: str) -> None:
    """An instructor whose run starts anew learns why: nothing is named that is as it was."""
    assert changed(RECORD, now) == said
