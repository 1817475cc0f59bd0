"""Two slips in one answer of several numbers, each behind some of them: both are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from grader.answers.values import Value, agreeing, flat
from grader.derived.candidates import Places
from grader.derived.kinds import FAR_FETCHED, agreed
from grader.diagnosis.keys import AnswerKey
from grader.diagnosis.partly_right import partly_right
from grader.diagnosis.words import Diagnosis, beside_another, told

TWO = "{where} Two things: {first} {second}"

OF_THE_WHOLE = frozenset({"incomplete", "one_slip", "order", "other_step", "sequence", "shape", "transposed"})
"""Kinds whose sentences are about a whole answer, and false about some of its numbers."""


def two_in_part(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """Two slips, one behind some of the wrong numbers, the other behind the rest."""
    found = {} if key.counts else dict(_slips(key, values))
    if len(found) < 2:
        return None
    off = _off(values, key.expected)
    for one, other in combinations(found, 2):
        if not one & other and one | other == off and found[one] != found[other]:
            where = partly_right(values, key.expected) or "Some of the numbers are off."
            return told("several", TWO.format(where=where, first=found[one], second=found[other]))
    return None


def _off(values: Sequence[Value], expected: Sequence[Value]) -> Places:
    """The entries that are wrong in some case."""
    pairs = [(flat(value), flat(right)) for value, right in zip(values, expected, strict=True)]
    return frozenset(int(n) for value, right in pairs for n in (~agreeing(value, right)).nonzero()[0])


def _slips(key: AnswerKey, values: Sequence[Value]) -> Iterator[tuple[Places, str]]:
    """The sentences about slips behind some of the numbers; authored ones come last, and replace derived ones."""
    kinds: dict[Places, set[str]] = {}
    for number, places in key.all_derived.explaining_in_part(values, key.expected):
        kinds.setdefault(places, set()).add(key.all_derived.labels[number])
    for places, several in kinds.items():
        kind = agreed(several)
        if kind not in OF_THE_WHOLE | FAR_FETCHED:
            yield places, beside_another(key, kind)
    known = key.authored.explaining_in_part(values, key.expected)
    yield from ((places, key.authored.labels[number].beside_another) for number, places in reversed(known))
