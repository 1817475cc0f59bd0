"""What wrong counts tell: far-fetched slips are told where enough of them agree, and not by one or two."""

from __future__ import annotations

import pytest

from grader.answers.values import Value
from grader.derived.candidates import Calls
from grader.derived.evidence import Weighed, are_counts

RIGHT: list[Value] = [4.0, 7.0, 2.0, 5.0]
CALLS = [(0.5, 9)] * len(RIGHT)


def _explained(values: list[Value]) -> list[str]:
    """The kinds behind these counts, where one slip of each kind gives them."""
    kinds = ["activation", "sign"]
    return [kinds[n] for n in Weighed(Calls(kinds, lambda _, case: values[case]), CALLS, RIGHT).explaining(values)]


@pytest.mark.parametrize(
    ("values", "kinds"),
    [
        ([4.0, 6.0, 2.0, 5.0], ["sign"]),
        ([3.0, 6.0, 2.0, 5.0], ["sign"]),
        ([3.0, 6.0, 1.0, 5.0], ["activation", "sign"]),
        ([9.0, 9.0, 9.0, 9.0], ["sign"]),
        ([0.0, 0.0, 0.0, 5.0], ["sign"]),
        (RIGHT, ["activation", "sign"]),
    ],
)
def test_a_far_fetched_slip_needs_several_wrong_counts(values: list[Value], kinds: list[str]) -> None:
    """Protects whoever is off by one once or twice, or comes to the limit, from a sentence that is not true of it."""
    assert _explained(values) == kinds


def test_what_are_counts() -> None:
    """Protects measured numbers from the rule for counts: each of them tells enough."""
    assert are_counts(RIGHT)
    assert not are_counts([4.0, 2.5])
    assert not are_counts([4.0, None])
