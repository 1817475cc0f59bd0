"""The course's drawing with the student's own values in it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from grader.drawing import Drawing, svg
from grader.page.marks import BROKEN, DONE, FAULT, OPEN, WRONG, Mark, legend, mark
from grader.page.progress import Progress

CLASSES = {DONE: "right", WRONG: "wrong", BROKEN: "halt", FAULT: "fault", OPEN: "todo"}
"""What the shared style sheet calls them."""

SHADES = {DONE: 1.0, WRONG: 0.0, BROKEN: 0.0, FAULT: None, OPEN: None}

ORDER = (FAULT, WRONG, BROKEN, OPEN, DONE)
"""Which of its steps speaks for a mark of the drawing that stands for several."""


def sign(known: Mark) -> str:
    """A mark as a page shows it: a shape, and its meaning for those who do not see it."""
    return f'<span class="sign {CLASSES[known]}"></span><span class="unseen">{known.meaning}: </span>'


def picture(drawing: Drawing, progress: Progress, texts: Mapping[str, str]) -> str:
    """The drawing as a figure, the signs in it explained."""
    marks = _marks(drawing, progress)
    drawn = svg(
        drawing,
        shades={name: SHADES[known] for name, known in marks.items()},
        texts={m.name: _text(marks.get(m.name), texts.get(m.name, "")) for m in drawing.marks},
        title=f"{progress.course.title}: your own values",
        classes={name: CLASSES[known] for name, known in marks.items()},
    )
    used = legend(step.outcome for step in progress.steps)
    keys = "".join(f'<li><span class="key {CLASSES[known]}"></span>{escape(_meaning(known))}</li>' for known in used)
    return f'<figure class="card picture">{drawn}<figcaption><ul class="legend">{keys}</ul></figcaption></figure>'


def _marks(drawing: Drawing, progress: Progress) -> dict[str, Mark]:
    """What has become of the steps of each mark, so far as they were checked."""
    checked = {step.step: mark(step.outcome) for step in progress.steps}
    found: dict[str, Mark] = {}
    for drawn in drawing.marks:
        known = [checked[step] for step in drawn.steps if step in checked]
        if known:
            found[drawn.name] = min(known, key=ORDER.index)
    return found


def _text(known: Mark | None, text: str) -> str:
    """A value; a sign below it where a step was tried and is not right, or in its place where none was computed."""
    if known in (WRONG, BROKEN, FAULT):
        return f"{text}\n{known.sign}".strip()
    return text or (DONE.sign if known is DONE else "")


def _meaning(known: Mark) -> str:
    return {DONE: "right: your own value", OPEN: "to do"}.get(known, f"{known.sign} {known.meaning}")
