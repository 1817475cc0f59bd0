"""The words of a verdict: the call, what came back, what should have, and the sentence that teaches."""

from __future__ import annotations

from collections.abc import Sequence

from grader.answers import Trouble
from grader.keys import AnswerKey
from grader.text import cleaned
from grader.values import Refusal, Value, shown

ELSEWHERE = "Right for the text's numbers, but not for others."


def call_line(key: AnswerKey, case: int) -> str:
    """One call as a student would write it, with the arguments' names."""
    names = key.step.parameters
    return f"{key.step.name}({', '.join(f'{n}={shown(a)}' for n, a in zip(names, key.calls[case], strict=True))})"


def wrong_answer(key: AnswerKey, values: Sequence[Value], wrong: Sequence[int], sentences: Sequence[str]) -> str:
    """The first wrong case if it may be shown, the sentences, and how many other cases are wrong."""
    public = next((case for case in wrong if key.cases[case].public), None)
    lines = [ELSEWHERE] if 0 not in wrong else []
    if public is not None:
        lines += [call_line(key, public), *_both(key, public, values[public])]
    lines += sentences
    others = len(wrong) - 1
    if others and public is not None:
        seed = f" (seed {key.situations.seed})" if key.cases[-1].public else ""
        lines.append(f"Also wrong for {others} other input{'s' * (others > 1)}{seed}.")
    return "\n".join(lines)


def _both(key: AnswerKey, case: int, value: Value) -> list[str]:
    expected, digits = key.expected[case], 12
    if shown(expected) == shown(value):
        digits = 17
    lines = [f"  should be   {shown(expected, digits)}", f"  yours gave  {shown(value, digits)}"]
    if case == 0 and key.step.slip:
        lines.append(f"  (the text prints other digits: {key.step.slip})")
    return lines


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
