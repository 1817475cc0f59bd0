"""The course's drawing, with each mark shaded by the share of students who have its steps right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from markupsafe import Markup

from grader.html.report.stuck import Stuck
from grader.picture.drawing import Drawing
from grader.picture.drawing_svg import svg

TITLE = "The course's drawing: the stronger a mark, the more students have its step right."


def network(drawing: Drawing, steps: Sequence[Stuck]) -> Markup:
    """The drawing as SVG; a mark for several steps has the mean of their shares."""
    by_step = {step.heading.step: step.share for step in steps}
    shades = {mark.name: _share(mark.steps, by_step) for mark in drawing.marks if mark.steps}
    texts = {name: f"{share:.0%}" for name, share in shades.items() if share is not None}
    return Markup(svg(drawing, shades=shades, texts=texts, title=TITLE))


def _share(names: Sequence[str], by_step: Mapping[str, float | None]) -> float | None:
    known = [share for share in map(by_step.get, names) if share is not None]
    return fmean(known) if known else None
