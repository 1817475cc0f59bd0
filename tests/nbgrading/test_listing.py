"""What a human has to look at, at the end of a run."""

from __future__ import annotations

from grader.nbgrading.autograde import Tally
from grader.nbgrading.listing import listing


def test_who_is_not_graded_is_not_said_to_be() -> None:
    """Protects whoever must be graded by hand from standing among those who need not be looked at."""
    tally = Tally(faults={"ann": ("There is no notebook in it.",)})
    tally.notes |= {"ann": ("ex1 was not handed in.",), "bob": ("test_delta was gone, and is back.",)}
    assert list(listing(tally, [])) == [
        "1 could NOT be graded, or not all of it (marked as needing manual grading):",
        "  ann: There is no notebook in it. ex1 was not handed in.",
        "1 not as released, but graded:",
        "  bob: test_delta was gone, and is back.",
    ]
