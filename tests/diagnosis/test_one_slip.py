"""Wrong counts: a far-fetched slip is told only where enough of them speak for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from grader.answers.values import Value
from grader.courses.backprop import course
from grader.derived.candidates import Calls
from grader.diagnosis.keys import AnswerKey
from grader.diagnosis.one_slip import derived
from grader.soundness import situations


def _key() -> AnswerKey:
    step = course.step("train_until")
    return AnswerKey(step, situations(course, step, course.seed))


def _is_told(kind: str, key: AnswerKey, values: Sequence[Value]) -> bool:
    """Whether a slip of that kind is told that gives exactly these values."""
    key.derived = Calls([kind], lambda _, case: values[case])
    return derived(key, values) is not None


def _limits(key: AnswerKey) -> list[Any]:
    """The most updates of each case."""
    return [call[-1] for call in key.calls]


def _off_by_one(key: AnswerKey, wrong: int) -> list[Value]:
    """The right counts but for some, none of which is at an end of its loop."""
    rights: list[Any] = key.expected
    within = [n for n, (right, most) in enumerate(zip(rights, _limits(key), strict=True)) if 0 < right < most - 1]
    assert len(within) > wrong
    return [right + 1 if n in within[:wrong] else right for n, right in enumerate(rights)]


@pytest.mark.parametrize(("wrong", "is_told"), [(1, False), (2, False), (3, True)])
def test_a_far_fetched_slip_needs_several_wrong_counts(wrong: int, is_told: bool) -> None:
    """A count that is off by one once or twice is not told a far-fetched slip."""
    key = _key()
    assert _is_told("activation", key, _off_by_one(key, wrong)) is is_told
    assert _is_told("sign", key, _off_by_one(key, wrong))


def test_the_ends_of_a_loop_speak_for_nothing() -> None:
    """A loop that never stops, or stops at once, is not told a far-fetched slip."""
    key = _key()
    for values in ([0.0] * len(key.calls), [float(most) for most in _limits(key)]):
        assert not _is_told("activation", key, values)
        assert _is_told("sign", key, values)
