"""Which mistake explains wrong answers: an authored one, a hard-coded answer, or a slip in the reference's formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from grader.derived.candidates import Candidates
from grader.derived.fixed import Places, fixed_places, with_fixed
from grader.derived.kinds import FAR_FETCHED, OF_COUNTS, OF_NUMBERS, SENTENCES, agreed
from grader.derived.throughout import cut_off, multiple, offset, unfilled
from grader.factors import wrong_factors
from grader.keys import AnswerKey, value_of
from grader.reading import read
from grader.refusals import Refusal
from grader.text import enumerated
from grader.values import Value, equal, flat

HARDCODED = "Your function gives the same answer whatever it is given."
FIXED = "In place of {names}, your function uses the text's numbers: use what it is given."
UNCHANGED = "Your function hands its argument {name} back as it came."
BESIDE = "Two things are off. {first} Apart from that: {second}"

SCALES = {"sign": -1.0, "double": 2.0, "half": 0.5}
"""What a whole answer may be multiplied by beside another slip."""

NOT_BESIDE_A_SIZE = {f"derived:{kind}" for kind in (*FAR_FETCHED, "one_slip", *SCALES)}
"""What is told of no answer whose sign or size is off as well: far-fetched, or the same once more in other words."""


@dataclass(frozen=True)
class Diagnosis:
    """A mistake's name, as reports carry it, its sentence, and a second one where another slip may be behind it."""

    mistake: str
    sentence: str
    also: str = ""


def diagnose(key: AnswerKey, values: Sequence[Value], *, without: str | None = None) -> Diagnosis | None:
    """The mistake that gives these values in every case, or None. Authored ones come first, then the likelier slips.

    `without` takes one authored mistake out of the catalogue, to see what would be said if nobody had written it.
    """
    ways = (
        *(_hardcoded, _fixed, _unfilled, _derived, _cut_off, _shuffled, _unchanged, _in_other_forms),
        *(_two_mistakes, _scaled, _alike_everywhere, _factors, _several),
    )
    return _authored(key, values, without) or next(filter(None, (way(key, values) for way in ways)), None)


def _authored(key: AnswerKey, values: Sequence[Value], without: str | None) -> Diagnosis | None:
    mistakes = (key.authored.labels[number] for number in key.authored.explaining(values))
    found = next((mistake for mistake in mistakes if mistake.name != without), None)
    return Diagnosis(found.name, found.sentence, found.also) if found else None


def _hardcoded(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    return Diagnosis("hardcoded", HARDCODED) if _constant(values) and not _constant(key.expected) else None


def _constant(values: Sequence[Value]) -> bool:
    return all(equal(value, values[0]) for value in values[1:])


def _fixed(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """The text's numbers in place of some arguments; where the answers are yes or no, they tell too little for that."""
    if key.decides or not equal(values[0], key.expected[0]):
        return None

    def explains(places: Places) -> bool:
        function = with_fixed(key.step.reference, {place: key.calls[0][place] for place in places})
        answers = (value_of(function, *both) for both in zip(key.calls, key.expected, strict=True))
        return all(own is not None and equal(value, own) for value, own in zip(values, answers, strict=True))

    names = [key.step.parameters[place] for place in fixed_places(len(key.step.parameters), explains)]
    return Diagnosis("derived:text_numbers", FIXED.format(names=enumerated(names))) if names else None


def _derived(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    return _one_slip(key, key.derived, values)


def _in_other_forms(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    return _one_slip(key, key.in_other_forms, values)


def _one_slip(key: AnswerKey, candidates: Candidates[str], values: Sequence[Value]) -> Diagnosis | None:
    kinds = {candidates.labels[number] for number in candidates.explaining(values)}
    if key.lengths_vary or key.decides:
        kinds -= FAR_FETCHED
    if kinds:
        kind = agreed(kinds)
        return Diagnosis(f"derived:{kind}", _sentence(key, kind))
    return None


def _sentence(key: AnswerKey, kind: str) -> str:
    """What is said of a kind of slip, in words that fit what the step is given and what it answers."""
    special = (OF_NUMBERS if key.given_numbers else {}) | (OF_COUNTS if key.counts else {})
    return special.get(kind, SENTENCES[kind])


def _unfilled(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    return _kind("unfilled") if unfilled(values, key.expected) else None


def _cut_off(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """Right answers that stop at a limit, whatever it is; counts may well be right up to some number by chance."""
    return _kind("cut_off") if not key.counts and cut_off(values, key.expected) else None


def _alike_everywhere(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """What explains the answers and tells little: a number that all of them are multiplied by, or off by."""
    if multiple(values, key.expected):
        return _kind("multiple")
    return _kind("offset") if offset(values, key.expected) else None


def _kind(kind: str) -> Diagnosis:
    return Diagnosis(f"derived:{kind}", SENTENCES[kind])


def _shuffled(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """The right numbers of a list in some other order: there are too many orders to try them one by one."""
    if all(_same_numbers(*both) for both in zip(values, key.expected, strict=True)):
        return _kind("sequence")
    return None


def _same_numbers(value: Value, right: Value) -> bool:
    if not isinstance(value, np.ndarray) or not isinstance(right, np.ndarray) or value.ndim != 1 or right.ndim != 1:
        return False
    return equal(np.sort(value), np.sort(right))


def _unchanged(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    for name, *given in zip(key.step.parameters, *key.calls, strict=True):
        arguments = [read(argument) for argument in given]
        if all(not isinstance(a, Refusal) and equal(value, a) for a, value in zip(arguments, values, strict=True)):
            return Diagnosis("derived:unchanged", UNCHANGED.format(name=name))
    return None


def _two_mistakes(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """Two of the author's mistakes at once; where several pairs explain the answers, what all of them share.

    Counts are few whole numbers: where pairs do not agree on them, one slip that nobody knows may be behind it.
    """
    found = [key.two_mistakes.labels[number] for number in key.two_mistakes.explaining(values)]
    shared = [mistake for mistake in found[0] if all(mistake in pair for pair in found)] if found else []
    if not found or (key.counts and len(shared) < 2):
        return None
    told = [
        "Two things are off." if len(shared) > 1 else SENTENCES["several"],
        *(m.beside or m.sentence for m in shared),
    ]
    return Diagnosis("derived:several", " ".join(told))


def _scaled(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """One slip in an answer that has a wrong sign as well, or is twice or half as large as that slip makes it.

    What is said of the slip is true of the answer apart from that; what comes in several parts has no one size.
    """
    if key.counts or any(isinstance(value, tuple) for value in values):
        return None
    for kind, factor in SCALES.items():
        unscaled = [value / factor for value in values if not isinstance(value, tuple)]
        found = _authored(key, unscaled, None) or _derived(key, unscaled)
        if found and found.mistake not in NOT_BESIDE_A_SIZE and _may_be_so(key, unscaled):
            told = BESIDE.format(first=_sentence(key, kind), second=found.sentence)
            return Diagnosis("derived:several", told, found.also)
    return None


def _may_be_so(key: AnswerKey, values: Sequence[Value]) -> bool:
    """Whether a sign means anything in these answers: where none may be negative, none of them is."""
    lowest = min(float(np.min(flat(right), initial=0.0)) for right in key.expected)
    return lowest < 0 or all((flat(value) >= 0).all() for value in values)


def _factors(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """Several wrong factors of one product."""
    told = wrong_factors(key.step.parameters, key.calls, values, key.expected)
    return Diagnosis("derived:factors", told) if told else None


def _several(key: AnswerKey, values: Sequence[Value]) -> Diagnosis | None:
    """Two slips at once, named only if every explanation by two slips names the same two."""
    found = {tuple(sorted(key.pairs.labels[number])) for number in key.pairs.explaining(values)}
    if not found:
        return None
    kinds = next(iter(found))
    if len(found) > 1 or kinds[0] == kinds[1] or set(kinds) == {"double", "half"}:
        return Diagnosis("derived:several", SENTENCES["several"])
    return Diagnosis("derived:several", " ".join(["Two things are off.", *(_sentence(key, kind) for kind in kinds)]))
