"""The page as one file: its own style, no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files

from grader.html.policy import policy
from grader.progress import words
from grader.progress.progress import Progress
from grader.progress.values import Shown
from grader.progress_page import parts
from grader.progress_page.picture import picture

SHEETS = (("grader.html", "look.css"), ("grader.progress_page", "page.css"))


def document(folders: Sequence[tuple[Progress, Shown]]) -> str:
    """The page of a run: an article for each folder."""
    style = "\n".join(files(package).joinpath(name).read_text(encoding="utf-8") for package, name in SHEETS)
    title = "; ".join(f"{words.count(progress)} · {progress.course.title}" for progress, _ in folders)
    body = "\n".join(_article(*one) for one in folders)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def _article(progress: Progress, shown: Shown) -> str:
    drawing = progress.course.drawing
    drawn = picture(drawing, progress, shown.texts) if drawing else ""
    return "\n".join(
        [
            "<article>",
            parts.head(progress),
            f'<div class="{"beside" if drawn else "alone"}">',
            parts.next_step(progress, shown.sentences),
            drawn,
            f'<div class="side">{parts.others(progress)}{parts.steps(progress)}</div>',
            "</div>",
            parts.curves(shown.chart) if shown.chart else "",
            "</article>",
        ]
    )
