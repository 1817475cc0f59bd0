"""Which mistake explains wrong answers: an authored one, a hard-coded answer, or one slip in the reference's formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.derived.kinds import SENTENCES
from grader.keys import AnswerKey
from grader.values import Value, equal

HARDCODED = "Your function gives the same answer whatever it is given."


@dataclass(frozen=True)
class Diagnosis:
    """A mistake's name, as reports carry it, and its sentence."""

    mistake: str
    sentence: str


def diagnose(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """The mistake that gives these values in every case, or None. Authored mistakes come first, then the likelier slips."""
    for mistake, formula in key.authored:
        if formula.explains(values):
            return Diagnosis(mistake.name, mistake.sentence)
    if _constant(values) and not _constant(key.expected):
        return Diagnosis("hardcoded", HARDCODED)
    for kind, formula in key.derived:
        if formula.explains(values):
            return _derived(kind)
    if any(formula.explains(values) for _, formula in key.pairs):
        return _derived("several")
    return None


def _constant(values: Sequence[Value]) -> bool:
    return all(equal(value, values[0]) for value in values[1:])


def _derived(kind: str) -> Diagnosis:
    return Diagnosis(f"derived:{kind}", SENTENCES[kind])
