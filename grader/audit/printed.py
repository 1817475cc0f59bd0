"""Whether the number that the text prints is the exact one, rounded or cut, or its slip is named."""

from __future__ import annotations

from collections.abc import Iterator

from grader.answers.rounding import agrees
from grader.answers.values import Value
from grader.course import Course
from grader.diagnosis.keys import answer_key
from grader.situations import Situations
from grader.soundness import situations
from grader.steps import Step


def faults_of_print(step: Step, drawn: Situations) -> Iterator[str]:
    """The fault of a printed number: `slip` does not explain it, or explains what needs none."""
    if step.prints is None:
        return
    exact = _exact(step, drawn)
    agreeing = agrees(step.prints, exact)
    if not agreeing and not step.slip:
        yield f"the text prints {step.prints}, which is neither {exact} rounded nor cut; `slip` has to say why"
    if agreeing and step.slip:
        yield f"`slip` is given though {step.prints} agrees with {exact}"


def how_printed(course: Course, step: Step) -> str:
    """What the text prints, beside the exact value; nothing where there is none to compare it with."""
    if step.prints is None:
        return "-"
    try:
        agreeing = agrees(step.prints, _exact(step, situations(course, step, course.seed)))
    except Exception:  # the author's reference and draw may fail in any way
        return "-"
    return "agrees" if agreeing else "slip" if step.slip else "differs"


def _exact(step: Step, drawn: Situations) -> Value:
    """What the reference answers in the text's own situation."""
    return answer_key(step, drawn).expected[0]
