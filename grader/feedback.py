"""The words of a verdict: the call, what came back, what should have, and the sentence that teaches."""

from __future__ import annotations

from collections.abc import Sequence

from grader.answers import Trouble
from grader.keys import AnswerKey
from grader.text import cleaned
from grader.values import Refusal, Value, equal, shown


def call_line(key: AnswerKey, case: int) -> str:
    """One call as a student would write it, with the arguments' names."""
    names = key.step.parameters
    return f"{key.step.name}({', '.join(f'{n}={shown(a)}' for n, a in zip(names, key.calls[case], strict=True))})"


def wrong_answer(key: AnswerKey, values: Sequence[Value], wrong: Sequence[int], sentence: str | None) -> str:
    """The first wrong case that may be shown, the sentence, and how many other cases are wrong."""
    public = [case for case in wrong if key.cases[case].public]
    lines = []
    if public and public[0]:
        lines.append("Right for the text's numbers, but not for others:")
    if public:
        lines += [call_line(key, public[0]), *_both(key, public[0], values[public[0]])]
    if sentence:
        lines.append(sentence)
    return "\n".join(lines + _elsewhere(key, len(wrong), shown_one=bool(public)))


def _both(key: AnswerKey, case: int, value: Value) -> list[str]:
    expected, digits = key.expected[case], 12
    if shown(expected) == shown(value):
        digits = 17
    lines = [f"  should be   {shown(expected, digits)}", f"  yours gave  {shown(value, digits)}"]
    if case == 0 and key.step.slip:
        lines.append(f"  (the text prints other digits: {key.step.slip})")
    return lines


def _elsewhere(key: AnswerKey, wrong: int, *, shown_one: bool) -> list[str]:
    if not shown_one:
        return ["Right for the text's numbers, but not for others."]
    others = wrong - 1
    if not others:
        return []
    seed = f" (seed {key.situations.seed})" if key.cases[-1].public else ""
    return [f"Also wrong for {others} other input{'s' * (others > 1)}{seed}."]


def refused(key: AnswerKey, case: int, refusal: Refusal, note: str | None) -> str:
    """What came back instead of an answer."""
    lines = [call_line(key, case)] if key.cases[case].public else []
    return "\n".join([*lines, refusal.sentence, *([note] if note else [])])


def trouble(key: AnswerKey, found: Trouble) -> str:
    """Our sentence; the student's own words and the call only where they give nothing hidden away."""
    if found.call is None:
        return "\n".join(filter(None, [found.sentence, cleaned(found.detail)]))
    case = found.call % len(key.calls)
    if not key.cases[case].public:
        return found.sentence
    return "\n".join(filter(None, [call_line(key, case), found.sentence, cleaned(found.detail)]))


def first_wrong(key: AnswerKey, values: Sequence[Value]) -> list[int]:
    """The cases whose values are not the expected ones."""
    return [case for case, value in enumerate(values) if not equal(value, key.expected[case])]
