"""Notes on a verdict: another step has to be mended first, or a name belongs to another file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from grader.answers.refusals import NOTHING
from grader.steps import Step
from grader.student.dependencies import called_steps
from grader.student.outlined import Outlined
from grader.student.troubles import reordered
from grader.verdicts import Verdict

PRINTS = "Nothing came back (None). print shows a value and hands nothing back: write the value itself after `return`."
"""It fits a print in place of a return, and one that stands in it."""

UNKNOWN = re.compile(r"^name '(\w+)' is not defined.*", re.MULTILINE | re.DOTALL)
"""Python's words about such a name, and ours below them."""


def with_notes(
    verdict: Verdict, step: Step, file: Outlined, steps: Iterable[str], judged: Callable[[str], Verdict]
) -> Verdict:
    """The verdict on a step with the notes before its feedback.

    file: what is known of the student's file; steps: those whose verdicts, which `judged` gives, may be the reason.
    """
    if not verdict.facts.inherited:
        return verdict
    called = called_steps(file.calls, step.name, steps)
    explained = _elsewhere(verdict, file, called, judged)
    mend = "" if explained else first_to_mend(map(judged, called), verdict.stub)
    verdict = explained or _printed(verdict, file)
    lines = [note for note in (mend, reordered(step, file)) if note]
    if not lines:
        return verdict
    return replace(verdict, feedback="\n".join([*lines, verdict.feedback]), headline=lines[0])


def first_to_mend(verdicts: Iterable[Verdict], stub: str) -> str:
    """The sentence about the first called step that is not right; empty if there is none, or if it is the `stub`.

    stub: the step that the verdict itself says is not written yet.
    """
    wrong = next((verdict.step for verdict in verdicts if not verdict.passed), None)
    if wrong in (None, stub):
        return ""
    return f"Your function calls {wrong}, which is not right yet: mend {wrong} first."


def _elsewhere(
    verdict: Verdict, file: Outlined, called: Sequence[str], judged: Callable[[str], Verdict]
) -> Verdict | None:
    """The verdict where the unknown name is a step of another file; None elsewhere."""
    found = UNKNOWN.search(verdict.feedback)
    if found is None or found[1] not in called or (home := judged(found[1]).exercise) == verdict.exercise:
        return None
    name, kind = found[1], file.path.suffix
    sentence = f"{name} is a function of {home}{kind}, and a file knows only its own names."
    imports = f", or write `from {home} import {name}` at the top of the file" if kind == ".py" else ""
    way_out = f"Compute the value in your function{imports}."
    feedback = f"{verdict.feedback[: found.start()]}name '{name}' is not defined\n{sentence}\n{way_out}"
    return replace(verdict, feedback=feedback, headline=sentence)


def _printed(verdict: Verdict, file: Outlined) -> Verdict:
    """The verdict, with what print does where nothing came back from a function that calls it."""
    if verdict.headline != NOTHING.sentence or "print" not in file.calls.get(verdict.step, ()):
        return verdict
    return replace(verdict, feedback=verdict.feedback.replace(NOTHING.sentence, PRINTS), headline=PRINTS)
