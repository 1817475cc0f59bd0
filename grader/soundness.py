"""Situations that tell every wrong formula from the right one: drawn from a seed until they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from grader.answers.values import Value, equal
from grader.course import Course
from grader.diagnosis.keys import AnswerKey, answer_key
from grader.diagnosis.nearly_right import SINGLE, apart
from grader.feedback import call_line
from grader.quiet import quiet
from grader.situations import Situations, draws, known, pool
from grader.steps import Step

ROUNDS = 4
"""Rounds of further situations, each with all names: they show whether a formula is wrong or only written otherwise."""

HARDLY = 1 / 3
"""Where answers are whole numbers, a formula that is wrong in a smaller share of situations counts as right."""


class NoDrawError(RuntimeError):
    """No draw tells all wrong formulas of a step from the right one: a fault of the course."""


@cache
def situations(course: Course, step: Step, seed: int, *, public: bool = True) -> Situations:
    """The situations of a step, drawn until no wrong formula passes in all of them (NoDrawError after 200 draws).

    The first draw is used unchecked where the course's fixed situations already tell every wrong formula
    (`fixed_suffice`), and for the default seed: the audit checks both.
    """
    looked_at = course.fixed_suffice or seed == course.seed
    for drawn in draws(course, step, seed, public=public):
        if looked_at or not _anything_passes(step, drawn):
            return drawn
    raise NoDrawError(f"{step.name}: no draw from seed {seed} tells every wrong formula from the right one")


@dataclass(frozen=True)
class Survivor:
    """Wrong formulas that pass, by name: one authored mistake, or the derived ones that one further call tells.

    call: that call, as a student would type it; empty for an authored mistake.
    """

    names: tuple[str, ...]
    call: str = ""


def right_mistakes(step: Step, drawn: Situations) -> list[str]:
    """The names of the authored mistakes that give the right answers in all these situations."""
    key = answer_key(step, drawn)
    return [key.authored.labels[number].name for number in key.authored.explaining(key.expected)]


def survivors(step: Step, drawn: Situations) -> list[Survivor]:
    """The wrong formulas that pass in all these situations, with calls that would tell them."""
    found = [Survivor((name,)) for name in dict.fromkeys(right_mistakes(step, drawn))]
    labels, further = answer_key(step, drawn).all_derived.labels, _pool(step, drawn.course)
    for case, told in _telling_calls(dict(_derived_passing(step, drawn))):
        names = dict.fromkeys(f"derived:{labels[number]}" for number in told)
        found.append(Survivor(tuple(names), call_line(further, case)))
    return found


def _telling_calls(misses: dict[int, frozenset[int]]) -> Iterator[tuple[int, list[int]]]:
    """The cases that tell all these formulas, the most telling first, each with the formulas that it adds."""
    while misses:
        most = Counter(case for its in misses.values() for case in sorted(its)).most_common(1)[0][0]
        yield most, [number for number, its in misses.items() if most in its]
        misses = {number: its for number, its in misses.items() if most not in its}


def unsound(course: Course, step: Step) -> list[Survivor]:
    """The wrong formulas that pass in the text's and the fixed situations."""
    return survivors(step, known(course, step))


def _anything_passes(step: Step, drawn: Situations) -> bool:
    return bool(right_mistakes(step, drawn)) or any(True for _ in _derived_passing(step, drawn))


def _derived_passing(step: Step, drawn: Situations) -> Iterator[tuple[int, frozenset[int]]]:
    """The derived wrong formulas that pass in all these situations, each with the further cases that tell it."""
    key = answer_key(step, drawn)
    for number in key.all_derived.explaining(key.expected):
        misses = _misses(step, drawn.course, number)
        if misses:
            yield number, misses


@cache
def _misses(step: Step, course: Course, number: int) -> frozenset[int]:
    """The further cases in which a derived formula is wrong; none if it is the right one in another form."""
    key = _pool(step, course)
    with quiet():
        answers = [key.all_derived.answer(number, case) for case in range(len(key.calls))]
    misses = [n for n, answer in enumerate(answers) if answer is None or not _as_good(answer, key.expected[n])]
    return frozenset(misses if len(misses) > (HARDLY * len(answers) if key.counts else 0) else ())


def _as_good(answer: Value, right: Value) -> bool:
    """Whether an answer only lost digits: hundreds rounded to six places agree to nine digits."""
    return equal(answer, right) or apart(answer, right) <= SINGLE


@cache
def _pool(step: Step, course: Course) -> AnswerKey:
    return answer_key(step, pool(course, step, ROUNDS))
