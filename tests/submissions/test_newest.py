"""When something was handed in, as nbgrader and Gradescope write it."""

from __future__ import annotations

import pytest

from grader.submissions.newest import seconds

NOON = seconds("2024-05-01 12:00:00 UTC")


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-01 12:00:00",
        "2024-05-01T12:00:00Z",
        "2024-05-01 12:00:00.000000000 Z",
        "2024-05-01 14:00:00 +0200",
        "2024-05-01 07:30:00 -04:30",
        "2024-05-01 08:00:00 America/New_York",
        "2024-05-01 12:00:00 Nowhere/At_All",
    ],
)
def test_one_moment_in_any_zone(text: str) -> None:
    """Of two submissions from two zones the later counts: a zone is named, numbered to either side, or UTC."""
    assert seconds(text) == NOON == 1714564800


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13-01 12:00:00 UTC", "2024-05-01 12:00:00 +9900"])
def test_what_is_no_time_is_none(text: str) -> None:
    """A student's own text in place of a time makes nothing later, and stops nobody."""
    assert seconds(text) == 0
