"""The one slip behind wrong answers: an authored mistake, or a slip in the reference's formula."""

from __future__ import annotations

from collections.abc import Sequence

from grader.answers.answer import Arguments
from grader.answers.values import Value, equal
from grader.derived.candidates import Candidates
from grader.derived.kinds import FAR_FETCHED, agreed
from grader.diagnosis.keys import AnswerKey
from grader.diagnosis.words import Diagnosis, sentence_of, told

ENOUGH = 3
"""The fewest wrong counts that make a far-fetched slip believable."""


def authored(key: AnswerKey, values: Sequence[Value], without: str | None = None) -> Diagnosis | None:
    """The first authored mistake that gives these values in every case, except the one named by `without`."""
    mistakes = (key.authored.labels[number] for number in key.authored.explaining(values))
    found = next((mistake for mistake in mistakes if mistake.name != without), None)
    return Diagnosis(found.name, found.sentence, found.also, found.beside) if found else None


def derived(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """A slip in the reference's own formula."""
    return _one_slip(key, key.derived, values)


def in_other_forms(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """A slip in one of the other forms of the reference."""
    return _one_slip(key, key.in_other_forms, values)


def _one_slip(key: AnswerKey, candidates: Candidates[str], values: Sequence[Value]) -> Diagnosis | None:
    kinds = {candidates.labels[number] for number in candidates.explaining(values)}
    if _tell_little(key, values):
        kinds -= FAR_FETCHED
    if kinds:
        kind = agreed(kinds)
        return told(kind, sentence_of(key, kind))
    return None


def _tell_little(key: AnswerKey, values: Sequence[Value]) -> bool:
    """Whether these answers tell too little to believe a far-fetched reason."""
    if key.lengths_vary or key.decides:
        return True
    return key.counts and sum(map(_speaks, values, key.expected, key.calls)) < ENOUGH


def _speaks(count: Value, right: Value, call: Arguments) -> bool:
    """Whether a wrong count says what went wrong.

    A loop that only ends at its limit counts up to it, and one that ends at once counts zero, whatever went wrong.
    """
    ends = (0.0, *(argument for argument in call if isinstance(argument, int)))
    return not equal(count, right) and not (isinstance(count, float) and count in ends)
