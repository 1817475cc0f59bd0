"""The course's drawing with the student's own values in it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from grader.outcomes import State
from grader.picture.drawing import Drawing
from grader.picture.drawing_svg import svg
from grader.progress.progress import Progress
from grader.signs import SIGNS, legend

SHADES: Mapping[State, float | None] = {
    State.FAULT: None,
    State.WRONG: 0.0,
    State.HALTED: 0.0,
    State.TO_DO: None,
    State.RIGHT: 1.0,
}
"""How strong a mark of the drawing is; of the steps that it stands for, the one whose state comes first here speaks."""

_ORDER = list(SHADES)


def picture(drawing: Drawing, progress: Progress, texts: Mapping[str, str]) -> str:
    """The drawing as a figure, the signs in it explained."""
    states = _states(drawing, progress)
    drawn = svg(
        drawing,
        shades={name: SHADES[state] for name, state in states.items()},
        texts={m.name: _text(states.get(m.name), texts.get(m.name, "")) for m in drawing.marks},
        title=f"{progress.course.title}: your own values",
        classes={name: SIGNS[state].style for name, state in states.items()},
    )
    used = legend(step.state for step in progress.steps)
    items = (f'<li><span class="key {SIGNS[state].style}"></span>{escape(_meaning(state))}</li>' for state in used)
    keys = "".join(items)
    return f'<figure class="card picture">{drawn}<figcaption><ul class="legend">{keys}</ul></figcaption></figure>'


def _states(drawing: Drawing, progress: Progress) -> dict[str, State]:
    """The states of the steps of each mark of the drawing, so far as they were checked."""
    checked = {step.step: step.state for step in progress.steps}
    states: dict[str, State] = {}
    for drawn in drawing.marks:
        known = [checked[step] for step in drawn.steps if step in checked]
        if known:
            states[drawn.name] = min(known, key=_ORDER.index)
    return states


def _text(state: State | None, text: str) -> str:
    """A value; a sign below it where a step is not right, or in its place where none was computed."""
    if state is None or state is State.TO_DO:
        return text
    if state is State.RIGHT:
        return text or SIGNS[state].shape
    return f"{text}\n{SIGNS[state].shape}".strip()


def _meaning(state: State) -> str:
    look = SIGNS[state]
    if state is State.RIGHT:
        return f"{look.meaning}: your own value"
    return look.meaning if state is State.TO_DO else f"{look.shape} {look.meaning}"
