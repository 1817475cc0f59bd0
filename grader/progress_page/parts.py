"""The parts of the page in words: how much is right, what is to do next, the other tries, all steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from grader.outcomes import State
from grader.picture import chart_svg
from grader.picture.chart import Chart
from grader.progress import words
from grader.progress.progress import Checked, Progress
from grader.signs import SIGNS
from grader.student.troubles import UNREAD
from grader.text import cleaned, from_here

COLUMNS = 80
"""Characters of a printed line that are shown."""


def head(progress: Progress) -> str:
    """The course's title, and how much of it is right."""
    done, total = len(progress.passed), len(progress.steps)
    title, count = escape(progress.course.title), escape(words.count(progress))
    folder = f'<p class="folder">{escape(cleaned(from_here(progress.folder)))}</p>'
    bar = f'<progress value="{done}" max="{total}" aria-label="Steps that are right"></progress>'
    return f'<header><div><h1>{title}</h1>{folder}</div><p class="count">{count}</p>{bar}</header>'


def next_step(progress: Progress, sentences: Iterable[str]) -> str:
    """The one thing to do next, or what has been reached."""
    step = progress.next
    if step is None:
        said = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
        return f'<section class="card next"><h2>{escape(words.count(progress))}.</h2>{said}</section>'
    start = f"<p>{_code(words.start(progress))}</p>" if progress.is_first else ""
    return f'<section class="card next">{_named(step)}{"".join(_about(progress, step))}{start}</section>'


def _named(step: Checked) -> str:
    said = '<span class="kicker">Next</span> ' if step.is_to_do else _sign(step.state)
    return f'<h2>{said}<code>{escape(step.subject)}</code></h2><p class="place"><code>{_place(step)}</code></p>'


def _about(progress: Progress, step: Checked) -> Iterator[str]:
    if step.is_to_do:
        yield f"<p>{escape(step.title)}</p>"
    if not step.is_to_do or step.begun:
        yield from _feedback(step.headline if step.is_to_do else step.feedback)
        if step.printed:
            printed = "\n".join(words.quoted(step.printed, COLUMNS))
            yield f"<p>{words.PRINTED}</p><pre>{escape(printed)}</pre>"
    if progress.helps(step):
        yield f'<p class="stuck">{words.STUCK} <code>{escape(words.ask_for_hint(step))}</code></p>'


def _feedback(text: str) -> Iterator[str]:
    """Sentences as paragraphs; what is set out in columns, the call above it, and an unread line, as they are."""
    lines = text.splitlines()
    around = zip(["", *lines[:-1]], lines, [*lines[1:], ""], strict=True)
    kept = [before.startswith(UNREAD) or any(line.startswith(" ") for line in rest) for before, *rest in around]
    for is_set_out, group in groupby(zip(kept, lines, strict=True), key=lambda pair: pair[0]):
        block = [escape(line) for _, line in group]
        if is_set_out:
            yield "<pre>" + "\n".join(block) + "</pre>"
        else:
            yield from (f"<p>{line}</p>" for line in block)


def others(progress: Progress) -> str:
    """One line for each further step that was tried."""
    if not progress.others:
        return ""
    items = "".join(
        f"<li>{_sign(step.state)}<code>{escape(step.subject)}</code> "
        f'<span class="place"><code>{_place(step)}</code></span><p>{escape(step.headline)}</p></li>'
        for step in progress.others
    )
    return f'<section class="card others"><h2>{words.OTHERS}</h2><ul>{items}</ul></section>'


def curves(drawn: Chart) -> str:
    """The chart as a figure, and in words where each curve begins and ends."""
    items = "".join(
        f'<li><span class="key curve-{number}"></span>{escape(chart_svg.ends(drawn, curve))}</li>'
        for number, curve in enumerate(drawn.curves, 1)
    )
    svg, title = chart_svg.svg(drawn), escape(drawn.title)
    return f'<figure class="card curves">{svg}<figcaption><h2>{title}</h2><ul>{items}</ul></figcaption></figure>'


def steps(progress: Progress) -> str:
    """Every step with its sign, exercise by exercise."""
    titles = {exercise.name: exercise.title for exercise in progress.course.exercises}
    groups = groupby(progress.steps, key=lambda step: step.exercise)
    shown = "".join(
        f"<section><h3>{escape(titles[name])} <small>{escape(name)}.py</small></h3>"
        f"<ul>{''.join(map(_item, group))}</ul></section>"
        for name, group in groups
    )
    return f'<section class="card steps"><h2>All steps</h2><div>{shown}</div></section>'


def _item(step: Checked) -> str:
    return f'<li title="{escape(step.title)}">{_sign(step.state)}<code>{escape(step.step)}</code></li>'


def _sign(state: State) -> str:
    """A state as a page shows it: a shape, and its meaning for those who do not see it."""
    return f'<span class="sign {SIGNS[state].style}"></span><span class="unseen">{SIGNS[state].meaning}: </span>'


def _place(step: Checked) -> str:
    """path:line, which may be broken after each folder."""
    return escape(f"{cleaned(from_here(step.path))}:{step.line}").replace("/", "/<wbr>")


def _code(text: str) -> str:
    """Words with commands between backticks in them."""
    parts = text.split("`")
    return "".join(f"<code>{escape(p)}</code>" if number % 2 else escape(p) for number, p in enumerate(parts))
