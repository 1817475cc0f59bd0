"""The SVG of a course's picture.

Colours are the page's business: its style sheet says what `.mark`, `.base`, `.shade`, `.label` and `.text` look like.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape

from grader.picture.drawing import Caption, Drawing, Edge, Mark, Node, Point, Tile
from grader.picture.element import digits, element

LINE = 22
"""Units from one line of text to the next."""

TIP = 11
"""Units of an arrow's tip."""


def svg(
    drawing: Drawing,
    *,
    shades: Mapping[str, float | None],
    texts: Mapping[str, str],
    title: str,
    classes: Mapping[str, str] | None = None,
) -> str:
    """The drawing as an SVG element for a page.

    By the marks' names: shades from 0 to 1, None (or no entry) where nothing is known, which is drawn dashed; texts, of
    one or more lines; further classes. Shades show as strength of colour and as thickness; say them in the text, too.
    """
    named = {m.name: _named(m, shades.get(m.name), (classes or {}).get(m.name, "")) for m in drawing.marks}
    strengths = {m.name: shades.get(m.name) or 0.0 for m in drawing.marks}
    words = {m.name: _words(m, texts.get(m.name, "")) for m in drawing.marks}
    content = [
        *map(_caption, drawing.captions),
        *(_group(named[e.name], e, _edge(drawing, e, strengths[e.name])) for e in drawing.edges),
        *(_group(named[m.name], m, _area(m, strengths[m.name]) + words[m.name]) for m in drawing.areas),
        *(_group(named[e.name], e, words[e.name]) for e in drawing.edges),  # no line runs through a word
    ]
    return element("drawing", drawing.size, title, _in_words(drawing, texts), content)


def _caption(caption: Caption) -> str:
    x, y = map(digits, caption.at)
    return f'<text class="caption" x="{x}" y="{y}">{escape(caption.words)}</text>'


def _in_words(drawing: Drawing, texts: Mapping[str, str]) -> str:
    said = [(mark.label, " ".join(texts.get(mark.name, "").split())) for mark in drawing.marks if mark.label]
    return ". ".join(f"{label}: {text}" for label, text in said if text)


def _named(mark: Mark, shade: float | None, further: str) -> str:
    """The classes of a mark's shape and of its words."""
    state = "given" if not mark.steps else "unknown" if shade is None else "known"
    return " ".join(["mark", type(mark).__name__.lower(), state, *further.split()])


def _group(names: str, mark: Mark, content: str) -> str:
    hover = f"<title>{escape(', '.join(mark.steps))}</title>" if mark.steps else ""
    return f'<g class="{escape(names)}">{hover}{content}</g>' if content else ""


def _area(mark: Node | Tile, strength: float) -> str:
    """A node's or a tile's shape, and its shade upon it."""
    x, y = map(digits, mark.at)
    if isinstance(mark, Node):
        shape = f'circle cx="{x}" cy="{y}" r="{digits(mark.radius)}"'
    else:
        shape = f'rect x="{x}" y="{y}" width="{digits(mark.size[0])}" height="{digits(mark.size[1])}" rx="10"'
    return f'<{shape} class="base"/><{shape} class="shade" fill-opacity="{digits(strength)}"/>'


def _edge(drawing: Drawing, edge: Edge, strength: float) -> str:
    """An arrow between the rims of two nodes, and its shade upon it."""
    start, end = (next(n for n in drawing.nodes if n.name == name) for name in (edge.start, edge.end))
    (x1, y1), (x2, y2) = start.at, end.at
    length = math.hypot(x2 - x1, y2 - y1)
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    x1, y1 = x1 + start.radius * ux, y1 + start.radius * uy
    x2, y2 = x2 - (end.radius + 3) * ux, y2 - (end.radius + 3) * uy
    bx, by, side = x2 - TIP * ux, y2 - TIP * uy, TIP / 2
    line = f'line x1="{digits(x1)}" y1="{digits(y1)}" x2="{digits(bx)}" y2="{digits(by)}"'
    corners = ((x2, y2), (bx - side * uy, by + side * ux), (bx + side * uy, by - side * ux))
    tip = " ".join(f"{digits(x)},{digits(y)}" for x, y in corners)
    shade = f'<{line} class="shade" stroke-opacity="{digits(strength)}" stroke-width="{digits(2 + 5 * strength)}"/>'
    return f'<{line} class="base"/>{shade}<polygon class="tip" points="{tip}"/>'


def _words(mark: Mark, text: str) -> str:
    """The mark's label and text, where its kind has them."""
    lines = [f'<tspan class="text">{escape(line)}</tspan>' for line in text.splitlines()]
    label = f'<tspan class="label">{escape(mark.label)}</tspan>'
    if isinstance(mark, Node):
        above = mark.at[0], mark.at[1] - mark.radius - LINE / 2
        return _block(mark.label_at or above, [label]) + _block(mark.at, lines)
    if isinstance(mark, Tile):
        (x, y), (width, height) = mark.at, mark.size
        return _block((x + width / 2, y + height / 2), [label, *lines])
    first = " ".join([label, *lines[:1]])
    return _block(mark.label_at, [first, *lines[1:]]) if mark.label else ""


def _block(at: Point, lines: list[str]) -> str:
    """Lines of text around a centre."""
    x, y = at
    top = y - (len(lines) - 1) * LINE / 2 + LINE * 0.28
    placed = (
        f'<text x="{digits(x)}" y="{digits(top + number * LINE)}" text-anchor="middle">{line}</text>'
        for number, line in enumerate(lines)
    )
    return "".join(placed)
