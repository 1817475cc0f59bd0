"""The course's mistakes: each differs from the right answer and from the others, and has its own sentence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NotRequired, TypedDict, cast

import numpy as np
import pytest

from grader.answers.values import Value
from grader.courses.backprop import course, ex4_update
from grader.courses.backprop.wrong_checks import limits
from grader.courses.backprop.wrong_errors import powers
from grader.courses.backprop.wrong_training import counted_updates, moves, returned
from grader.courses.backprop.wrong_updates import other_names
from grader.diagnosis.keys import answer_key, value_of
from grader.formulas import compiled
from grader.situations import Situations
from grader.soundness import situations
from grader.steps import Step

from .student import solved_but_for, verdicts, written
from .wrong_answers import WRONG


class Row(TypedDict):
    """One known mistake: its formula, or (`says`) the mistake in words."""

    exercise: str
    step: str
    mistake: str
    feedback: str
    formula: NotRequired[str]
    says: NotRequired[str]


ROWS = cast(list[Row], json.loads(Path(__file__).with_name("mistakes.json").read_text(encoding="utf-8")))
STEPS = list(course.steps)


def _texts(row: Row) -> list[str]:
    """The functions that make this mistake."""
    if "formula" in row:
        return [written(course.step(row["step"]), row["formula"])]
    return WRONG[row["step"], row["mistake"]]


CASES = [
    pytest.param(row, text, id=f"{row['step']}-{row['mistake']}{f'-{number}' * (number > 0)}")
    for row in ROWS
    for number, text in enumerate(_texts(row))
]


@pytest.mark.parametrize(("row", "text"), CASES)
def test_known_mistake_in_a_solved_file(row: Row, text: str) -> None:
    """One slip costs one step: a mistake fails its own step only, with its name and sentence."""
    step = course.step(row["step"])
    failed = [
        verdict
        for verdict in verdicts(course.exercise(row["exercise"]), solved_but_for(step, text))
        if not verdict.passed
    ]
    assert [(verdict.step, verdict.mistake) for verdict in failed] == [(row["step"], row["mistake"])]
    assert row["feedback"] in failed[0].feedback.splitlines()


def test_rows_are_all_there() -> None:
    """The list is complete, and every mistake told in words has a function."""
    assert len(ROWS) == 184
    assert len({row["step"] for row in ROWS}) == 18
    assert {(row["step"], row["mistake"]) for row in ROWS if "says" in row} == set(WRONG)


SHORTHAND = {
    *("bug1", "bug2", "hforx", "hidfirst", "ifonce", "lr2", "nodelta", "nolr", "noupstream", "onlyhid", "onlyout"),
    *("refwd", "reterr", "rowbcast", "stalefwd", "stalegrad", "staleh", "staleout", "up56swap", "w_times"),
}
"""Names that a reader has to guess: they stand where the list has them. Elsewhere the mistake has a better one."""


def test_one_mistake_one_name() -> None:
    """Mistakes can be counted by name: no name has two spellings, and shorthand stays in the list."""
    listed = {(row["step"], row["mistake"]) for row in ROWS}
    all_of = {(step.name, mistake.name) for step in STEPS for mistake in step.mistakes}
    chosen = {name for _, name in all_of - listed}
    assert not chosen & SHORTHAND
    spelt: dict[str, set[str]] = {}
    for name in chosen | {name for _, name in listed} - SHORTHAND:
        spelt.setdefault(name.replace("_", ""), set()).add(name)
    assert [names for names in spelt.values() if len(names) > 1] == []


def _answers(step: Step) -> dict[str, list[Value | None]]:
    """The answers of the step's right formula and of each wrong one, by name and number."""
    drawn = situations(course, step, course.seed).items
    others = [situation for situation in course.further if situation not in drawn]
    key = answer_key(step, Situations(course, course.seed, (*drawn, *others)))
    formulas = {
        f"{mistake.name} {number}": compiled(step.reference, formula)
        for mistake in step.mistakes
        for number, formula in enumerate(mistake.formulas)
    }
    answers: dict[str, list[Value | None]] = {"the right answer": list(key.expected)}
    for name, function in formulas.items():
        answers[name] = [value_of(function, call, like) for call, like in zip(key.calls, key.expected, strict=True)]
    return answers


def _print(answers: list[Value | None]) -> str:
    """The answers to eight digits: if these agree, the grader takes them for equal."""
    return repr([_digits(answer) for answer in answers])


def _digits(answer: Value | None) -> object:
    if isinstance(answer, tuple):
        return [_digits(part) for part in answer]
    return None if answer is None else (np.shape(answer), [f"{number + 0.0:.8g}" for number in np.ravel(answer)])


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_mistakes_differ(step: Step) -> None:
    """No two formulas of a step answer alike everywhere, and none answers like the right one."""
    names: dict[str, list[str]] = {}
    with np.errstate(all="ignore"):
        for name, answers in _answers(step).items():
            names.setdefault(_print(answers), []).append(name)
    assert [alike for alike in names.values() if len(alike) > 1] == []


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_mistakes_answer(step: Step) -> None:
    """Each wrong formula gives an answer in every case: the catalogue has no dead entries."""
    with np.errstate(all="ignore"):
        assert [name for name, answers in _answers(step).items() if any(answer is None for answer in answers)] == []


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_mistakes_are_told_in_a_few_words(step: Step) -> None:
    """Names are plain words, used once in each step, and sentences are sentences."""
    names = [mistake.name for mistake in step.mistakes]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() and name == name.lower() for name in names)
    assert all(mistake.sentence[-1] in ".?!)" and len(mistake.sentence) < 200 for mistake in step.mistakes)
    assert all(mistake.also[-1] in ".?" and len(mistake.also) < 200 for mistake in step.mistakes if mistake.also)


@pytest.mark.parametrize(
    ("step", "sentences"),
    [
        ("error", powers.ALSO),
        ("prediction_after_update", other_names.ALSO_BY_PREDICTION),
        ("train", returned.ALSO),
        ("train_until", counted_updates.ALSO),
        ("wrong_weights", limits.ALSO),
    ],
)
def test_second_sentences_are_told(step: str, sentences: Mapping[str, str]) -> None:
    """A renamed mistake keeps its second sentence, which stands in a table of its own."""
    assert {mistake.name: mistake.also for mistake in course.step(step).mistakes if mistake.also} == dict(sentences)


@pytest.mark.parametrize(
    ("step", "sentences"),
    [("updated_weights", ex4_update.BESIDE), ("prediction_after_update", ex4_update.BESIDE), ("train", moves.BESIDE)],
)
def test_other_sentences_are_told(step: str, sentences: Mapping[str, str]) -> None:
    """A renamed mistake keeps the sentence that is told beside another one."""
    found = {mistake.beside for mistake in course.step(step).mistakes if mistake.beside}
    assert found == set(sentences.values())


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_hints(step: Step) -> None:
    """Each step has at least two hints, and none of them holds a formula."""
    assert len(step.hints) >= 2
    assert not [hint for hint in step.hints if " * " in hint or "@" in hint or "np." in hint]
