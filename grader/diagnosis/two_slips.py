"""Two slips or more behind wrong answers: each known one is told, in words that are true beside the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.answers.values import Value, flat
from grader.derived.kinds import FAR_FETCHED, SENTENCES
from grader.derived.throughout import multiple
from grader.diagnosis.keys import AnswerKey
from grader.diagnosis.one_slip import authored, derived
from grader.diagnosis.words import Diagnosis, beside_another, of_kind, sentence_of, told

APART = "Two things are off. {first} Apart from that: {second}"

SCALES = {"sign": -1.0, "double": 2.0, "half": 0.5}
"""Factors by which a whole answer may be off beside another slip."""

NOT_BESIDE_A_SIZE = {f"derived:{kind}" for kind in (*FAR_FETCHED, "one_slip", *SCALES)}
"""Slips that are not told beside a wrong sign or size: far-fetched, or the same in other words."""


def two_mistakes(key: AnswerKey, values: Sequence[Value], without: str | None = None) -> Diagnosis | None:
    """Two authored mistakes at once; where several pairs explain the answers, only what all of them share.

    Counts are few whole numbers: where several pairs explain them, the reason may be a slip that nobody knows.
    """
    pairs = [key.two_mistakes.labels[number] for number in key.two_mistakes.explaining(values)]
    found = [pair for pair in pairs if all(mistake.name != without for mistake in pair)]
    shared = [mistake for mistake in found[0] if all(mistake in pair for pair in found)] if found else []
    if not found or (key.counts and len(shared) < 2):
        return None
    said = [
        "Two things are off." if len(shared) > 1 else SENTENCES["several"],
        *(mistake.beside_another for mistake in shared),
    ]
    return told("several", " ".join(said))


def scaled(key: AnswerKey, values: Sequence[Value], without: str | None = None) -> Diagnosis | None:
    """One slip in an answer that also has a wrong sign, or is twice or half as large.

    The slip's sentence is true of the answer apart from that. Answers in several parts have no single size.
    """
    whole = [value for value in values if not isinstance(value, tuple)]
    if key.counts or len(whole) < len(values):
        return None
    for kind, factor in SCALES.items():
        unscaled = [value / factor for value in whole]
        found = authored(key, unscaled, without) or derived(key, unscaled)
        if found and found.mistake not in NOT_BESIDE_A_SIZE and _may_be_so(key, unscaled, kind):
            both = APART.format(first=sentence_of(key, kind), second=found.beside or found.sentence)
            return Diagnosis("derived:several", both, found.also)
    return None


def _may_be_so(key: AnswerKey, values: Sequence[Value], kind: str) -> bool:
    """Whether a wrong sign or size is possible here, and nothing simpler explains the answers.

    Four times the right answer is one slip, not two; and where no right answer is negative, a sign means nothing.
    """
    if kind != "sign" and multiple(values, key.expected):
        return False
    lowest = min(float(np.min(flat(right), initial=0.0)) for right in key.expected)
    return lowest < 0 or all((flat(value) >= 0).all() for value in values)


def several(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """Two slips at once, named only if every explanation by two slips names the same two."""
    found = {tuple(sorted(key.pairs.labels[number])) for number in key.pairs.explaining(values)}
    if not found:
        return None
    kinds = next(iter(found))
    if len(found) > 1 or kinds[0] == kinds[1] or set(kinds) == {"double", "half"}:
        return of_kind("several")
    return told("several", " ".join(["Two things are off.", *(beside_another(key, kind) for kind in kinds)]))
