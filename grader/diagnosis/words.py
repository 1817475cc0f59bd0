"""A diagnosis, and the sentences about derived slips."""

from __future__ import annotations

from dataclasses import dataclass

from grader.derived.kinds import BESIDE, OF_COUNTS, OF_NUMBERS, SENTENCES
from grader.diagnosis.keys import AnswerKey


@dataclass(frozen=True)
class Diagnosis:
    """A mistake's name, as reports carry it, its sentence, and a second one where another slip may be behind it.

    `beside` is told in the sentence's place where something else is off as well.
    """

    mistake: str
    sentence: str
    also: str = ""
    beside: str = ""


def told(kind: str, sentence: str | None) -> Diagnosis | None:
    """The diagnosis of a derived slip; None without a sentence."""
    return Diagnosis(f"derived:{kind}", sentence, beside=BESIDE.get(kind, "")) if sentence else None


def of_kind(kind: str) -> Diagnosis:
    """The diagnosis of a kind of slip, in words that fit any step."""
    return Diagnosis(f"derived:{kind}", SENTENCES[kind])


def sentence_of(key: AnswerKey, kind: str) -> str:
    """The sentence about a kind of slip, in words that fit the step's arguments and answers."""
    special = (OF_NUMBERS if key.given_numbers else {}) | (OF_COUNTS if key.counts else {})
    return special.get(kind, SENTENCES[kind])


def beside_another(key: AnswerKey, kind: str) -> str:
    """The sentence about a kind of slip where something else is wrong as well."""
    return BESIDE.get(kind) or sentence_of(key, kind)
