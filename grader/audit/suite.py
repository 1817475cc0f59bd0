"""What is wrong with a step of the hidden suite: its reference, or mistakes that cannot be told from it."""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator, Sequence
from copy import deepcopy

import numpy as np

from grader.answers.answer import Answer, Arguments, Trouble
from grader.audit.places import place_of_mistake
from grader.audit.printed import faults_of_print
from grader.audit.wording import faults_of_formulas_in_words
from grader.checking import check
from grader.course import Course
from grader.diagnosis.keys import answer_key
from grader.faults import located
from grader.formulas import FormulaError, compiled, definition
from grader.quiet import quiet
from grader.situations import Situations
from grader.soundness import right_mistakes, situations, survivors, unsound
from grader.steps import Formula, Function, Mistake, Step
from grader.text import describe, enumerated

SLOW = 0.05
"""Seconds for a call of a reference: some hundred slips of it are called, too, in every situation."""


def faults_of_suite(course: Course, step: Step) -> Iterator[str]:
    """The faults of reference and mistakes; what raises an exception is one as well, and ends this step's audit."""
    if step.points <= 0:
        yield f"{step.points} points"
    unusable = list(_unusable(step))
    yield from unusable
    failed = "no situation can be drawn"
    try:
        drawn = situations(course, step, course.seed)
        failed = "the reference gives no answer"
        yield from list(_no_number(step, drawn)) or _compared(step, drawn, usable=not unusable)
    except Exception as fault:  # the author's reference and draw may fail in any way
        package = step.reference.__module__.partition(".")[0]
        yield f"{failed}: {located(fault, package)}"


def _compared(step: Step, drawn: Situations, *, usable: bool) -> Iterator[str]:
    """What the reference's numbers show: the printed one, and those of its slips."""
    yield from faults_of_print(step, drawn)
    unfit = [*_reference(step, drawn), *_slow(step, drawn)]
    yield from unfit
    if usable and not unfit:
        yield from faults_of_formulas_in_words(step, answer_key(step, drawn))
        yield from _mistakes(step, drawn)
        yield from _survivors(step, drawn)


class _OneFunction:
    """A student who has written one function: a wrong formula, or the reference itself."""

    def __init__(self, function: Function) -> None:
        self._function = function

    def answers(self, step: Step, calls: Sequence[Arguments]) -> list[Answer] | Trouble:
        answers = []
        for call in calls:
            arguments = deepcopy(call)
            try:
                answers.append(Answer(self._function(*arguments), arguments))
            except Exception as fault:  # a formula of the author's may fail in any way
                return Trouble("raised", describe(fault))
        return answers


def _unusable(step: Step) -> Iterator[str]:
    """The formulas that are none or may not end: while there are any, nothing is compared with their answers."""
    for function in (step.reference, *step.forms):
        if any(isinstance(node, ast.While) for node in ast.walk(definition(function))):
            yield f"{function.__name__} has a `while` loop, which a slip could make endless: write `for`, up to a bound"
    for mistake in step.mistakes:
        for name, formula in _named_formulas(mistake):
            try:
                compiled(step.reference, formula)
            except FormulaError as fault:
                words = str(fault).removeprefix(f"{step.name}: ")  # which stands before every fault
                yield f"mistake {name}: {words}{place_of_mistake(step, mistake)}"


def _named_formulas(mistake: Mistake) -> Iterator[tuple[str, Formula]]:
    """Each formula beside the name by which the author finds it."""
    for number, formula in enumerate(mistake.formulas, 1):
        yield mistake.name if number == 1 else f"{mistake.name} (formula {number})", formula


def _no_number(step: Step, drawn: Situations) -> Iterator[str]:
    """A truth value or a text in place of a number; other answers that are no numbers raise an exception."""
    with quiet():
        answer = step.reference(*deepcopy(answer_key(step, drawn).calls[0]))
    if isinstance(answer, bool | np.bool_ | str):
        yield f"the reference answers {answer!r}, which is no number: let a step that decides something answer 1 or 0"


def _reference(step: Step, drawn: Situations) -> Iterator[str]:
    """A reference that changes its arguments, or remembers something, would spoil the cases for its own slips."""
    verdict = check(step, _OneFunction(step.reference), drawn)
    if not verdict.passed:
        yield f"the reference does not pass itself: {verdict.headline}"


def _slow(step: Step, drawn: Situations) -> Iterator[str]:
    """A reference that would keep the author waiting for hours, and a student for minutes whose answer is wrong."""
    seconds = []
    for call in answer_key(step, drawn).calls:
        arguments, start = deepcopy(call), time.perf_counter()
        with quiet():
            step.reference(*arguments)
        seconds.append(time.perf_counter() - start)
    if min(seconds) > SLOW:  # the least: other work on the machine makes none of them shorter
        yield (
            f"the reference takes {min(seconds):.2g} s for a call, and hundreds of slips of it are called as well:"
            f" let it take less than {SLOW:g} s (its mistakes have not been looked at)"
        )


def _mistakes(step: Step, drawn: Situations) -> Iterator[str]:
    """Each wrong formula must fail its own step, under its own name."""
    for mistake in step.mistakes:
        for name, formula in _named_formulas(mistake):
            for fault in _told(step, mistake, name, compiled(step.reference, formula), drawn):
                yield f"{fault}{place_of_mistake(step, mistake)}"


def _told(step: Step, mistake: Mistake, name: str, function: Function, drawn: Situations) -> Iterator[str]:
    with quiet():  # a wrong formula may overflow
        verdict = check(step, _OneFunction(function), drawn)
    if verdict.passed:
        yield f"mistake {name} gives the right answers"
    elif verdict.outcome == "raised" or (verdict.outcome == "refused" and verdict.mistake is None):
        yield f"mistake {name} gives no answer: {verdict.feedback}"
    elif verdict.mistake is None:
        yield f"mistake {name} is told as none: {verdict.headline}"
    elif verdict.mistake != mistake.name:
        yield (
            f"mistake {name} is taken for {verdict.mistake}, which gives the same answers: make them one mistake that"
            " is written in two ways, or add a situation that tells them apart"
        )


def _survivors(step: Step, drawn: Situations) -> Iterator[str]:
    """No wrong formula may pass the default draw, nor, where the course says so, the fixed situations alone.

    Authored mistakes that pass the draw are left out: they have been reported as mistakes.
    """
    told = set(right_mistakes(step, drawn))
    for one in unsound(drawn.course, step) if drawn.course.fixed_suffice else survivors(step, drawn):
        if told.isdisjoint(one.names):
            call = f"; this call would: {one.call}" if one.call else ""
            yield f"no situation tells {enumerated(one.names)} from the right formula{call}"
