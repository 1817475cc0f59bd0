"""The words of a verdict: the call, what came back, what should have, and the sentence that teaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from grader.answers.answer import Trouble
from grader.answers.refusals import NOTHING, NOTHING_SOMETIMES, Refusal
from grader.answers.rounding import agrees
from grader.answers.showing import shown
from grader.answers.values import Value, equal
from grader.diagnosis.keys import AnswerKey
from grader.text import cleaned, counted

UNNAMED = "The answer is not the right one."
IN_ANOTHER = "And for other numbers than the text's:"
RIGHT_FOR_THE_TEXT = "Right for the text's numbers, but not for others."


@dataclass(frozen=True)
class Feedback:
    """The whole text, the one sentence that says it shortly, and the number of the case that is shown, if one is."""

    text: str
    headline: str
    case: int | None = None


NO_WORDS = Feedback("", "")

MOST_IN_A_LINE = 100
"""Characters of an exception's own words that a headline shows."""


def call_line(key: AnswerKey, case: int) -> str:
    """One call as a student would write it, with the arguments' names."""
    names = key.step.parameters
    return f"{key.step.name}({', '.join(f'{n}={shown(a)}' for n, a in zip(names, key.calls[case], strict=True))})"


def wrong_answer(key: AnswerKey, values: Sequence[Value], wrong: Sequence[int], sentences: Sequence[str]) -> Feedback:
    """The first wrong case if it may be shown, the sentences, and how many other cases are wrong."""
    public = next((case for case in wrong if key.cases[case].public), None)
    lines = [RIGHT_FOR_THE_TEXT] if 0 not in wrong else []
    if public is not None:
        lines += [call_line(key, public), *_both(key, public, values[public])]
    lines += sentences
    others = len(wrong) - 1
    if others and public is not None:
        seed = f" (seed {key.situations.seed})" if key.cases[-1].public else ""
        lines.append(f"Also wrong for {counted(others, 'other input')}{seed}.")
    return Feedback("\n".join(lines), next(iter(sentences), UNNAMED), public)


def _both(key: AnswerKey, case: int, value: Value) -> list[str]:
    expected = key.expected[case]
    if isinstance(expected, tuple) and isinstance(value, tuple) and len(value) == len(expected):
        parts = [(n, *both) for n, both in enumerate(zip(expected, value, strict=True), 1) if not equal(*both)]
        lines = [line for n, right, own in parts for line in _pair(right, own, f"part {n} ")]
    else:
        lines = _pair(expected, value)
    if case == 0 and key.step.slip and agrees(key.step.prints, value):
        lines.append(f"  (the text prints other digits: {key.step.slip})")
    return lines


def _pair(right: Value, own: Value, part: str = "") -> list[str]:
    """The right value above the student's; arrays with as many digits as it takes to tell them apart."""
    digits = 12 if isinstance(right, float) else 6
    if shown(right, digits) == shown(own, digits):
        digits = 17
    return [f"  {part}should be   {shown(right, digits)}", f"  {part}yours gave  {shown(own, digits)}"]


def refused(key: AnswerKey, case: int, refusal: Refusal, before: Sequence[Value], note: str | None) -> Feedback:
    """What came back instead of an answer; and the text's case, if that is wrong already."""
    shown_case = case if key.cases[case].public else None
    lines = [call_line(key, case)] if shown_case is not None else []
    if before and refusal == NOTHING:
        refusal = NOTHING_SOMETIMES
    sentence = refusal.sentence if shown_case is not None else refusal.elsewhere or refusal.sentence
    if before and not equal(before[0], key.expected[0]):
        lines = [call_line(key, 0), *_both(key, 0, before[0]), IN_ANOTHER, *lines]
        shown_case = 0
    text = "\n".join([*lines, sentence, *([note] if note else [])])
    return Feedback(text, sentence, shown_case)


def troubled(key: AnswerKey, trouble: Trouble) -> Feedback:
    """Our sentence; the student's own words and the call only where they give nothing hidden away."""
    said = [trouble.sentence, *filter(None, [cleaned(trouble.detail), trouble.advice])]
    headline = _headline(trouble)
    if trouble.call is None:
        return Feedback("\n".join(said), headline)
    case = trouble.call % len(key.calls)
    if not key.cases[case].public:
        return Feedback(trouble.sentence, trouble.sentence)
    return Feedback("\n".join([call_line(key, case), *said]), headline, case)


def _headline(trouble: Trouble) -> str:
    """Our sentence and the student's own words in one line: `NameError in line 5: name 'x' is not defined`."""
    if not trouble.detail:
        return trouble.sentence
    opening = re.sub(r"\.$", ":", trouble.sentence)
    return f"{opening} {cleaned(trouble.detail, MOST_IN_A_LINE)}"
