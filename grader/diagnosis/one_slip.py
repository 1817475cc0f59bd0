"""The one slip behind wrong answers: a mistake that its author wrote down, or a slip in the reference's formula."""

from __future__ import annotations

from collections.abc import Sequence

from grader.answers.values import Value
from grader.derived.candidates import Candidates
from grader.derived.kinds import FAR_FETCHED, agreed
from grader.diagnosis.keys import AnswerKey
from grader.diagnosis.words import Diagnosis, sentence_of, told


def authored(key: AnswerKey, values: Sequence[Value], without: str | None = None) -> Diagnosis | None:
    """The first of the author's mistakes that gives these values in every case, `without` one that is named."""
    mistakes = (key.authored.labels[number] for number in key.authored.explaining(values))
    found = next((mistake for mistake in mistakes if mistake.name != without), None)
    return Diagnosis(found.name, found.sentence, found.also, found.beside) if found else None


def derived(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """A slip in the reference's own formula."""
    return _one_slip(key, key.derived, values)


def in_other_forms(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """A slip in one of the other ways to write it."""
    return _one_slip(key, key.in_other_forms, values)


def _one_slip(key: AnswerKey, candidates: Candidates[str], values: Sequence[Value]) -> Diagnosis | None:
    kinds = {candidates.labels[number] for number in candidates.explaining(values)}
    if key.lengths_vary or key.decides:
        kinds -= FAR_FETCHED
    if kinds:
        kind = agreed(kinds)
        return told(kind, sentence_of(key, kind))
    return None
