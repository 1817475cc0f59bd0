"""A course's picture as plain data, and the SVG made of it. Imports nothing of ours.

Colours are the page's business: its style sheet says what `.mark`, `.base`, `.shade`, `.label` and `.text` look like.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TypeAlias

LINE = 22
"""Units from one line of text to the next."""

TIP = 11
"""Units of an arrow's tip."""

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Node:
    """A circle at a place, its text in it, its label above it (or at a place of its own, out of an arrow's way)."""

    name: str
    at: Point
    label: str
    steps: tuple[str, ...] = ()
    label_at: Point | None = None
    radius: float = 38


@dataclass(frozen=True)
class Edge:
    """An arrow from one node to another; its label and its text, centred at a place of their own."""

    name: str
    start: str
    end: str
    label: str = ""
    label_at: Point = (0, 0)
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tile:
    """A box from its upper left corner, its label in it, its text below: for steps that no node or edge stands for."""

    name: str
    at: Point
    size: Point
    label: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Caption:
    """Words in the picture that belong to no step."""

    at: Point
    words: str


Mark: TypeAlias = Node | Edge | Tile


@dataclass(frozen=True)
class Drawing:
    """Marks on a sheet of that width and height; ValueError for two of one name, or an edge that ends nowhere.

    A mark's `steps` are those that it stands for; a mark without any is given, or only joins two others.
    """

    size: Point
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    tiles: tuple[Tile, ...] = ()
    captions: tuple[Caption, ...] = ()

    def __post_init__(self) -> None:
        names = [mark.name for mark in self.marks]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ValueError(f"Two marks of the drawing are called {', '.join(sorted(twice))}.")
        nodes = {node.name for node in self.nodes}
        for edge in self.edges:
            if edge.start == edge.end or not {edge.start, edge.end} <= nodes:
                raise ValueError(f"The edge {edge.name} of the drawing does not join two of its nodes.")

    @property
    def marks(self) -> Iterator[Mark]:
        """Edges first: nodes lie on their ends."""
        yield from self.edges
        yield from self.nodes
        yield from self.tiles


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
    named = {
        mark.name: _named(mark, shades.get(mark.name), (classes or {}).get(mark.name, "")) for mark in drawing.marks
    }
    arrows = [_group(named[e.name], e, _edge(drawing, e, _strength(shades.get(e.name)))) for e in drawing.edges]
    filled: list[Node | Tile] = [*drawing.nodes, *drawing.tiles]
    areas = [
        _group(named[m.name], m, _area(m, _strength(shades.get(m.name))) + _words(m, texts.get(m.name, "")))
        for m in filled
    ]
    words = [_group(named[e.name], e, _words(e, texts.get(e.name, ""))) for e in drawing.edges]
    captions = [
        f'<text class="caption" x="{_n(c.at[0])}" y="{_n(c.at[1])}">{escape(c.words)}</text>' for c in drawing.captions
    ]
    width, height = map(_n, drawing.size)
    head = f'<svg class="drawing" role="img" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">'
    about = f"<title>{escape(title)}</title><desc>{escape(_in_words(drawing, texts))}</desc>"
    return "\n".join([head, about, *captions, *arrows, *areas, *words, "</svg>"])  # no line runs through a word


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


def _strength(shade: float | None) -> float:
    return min(max(shade or 0.0, 0.0), 1.0)


def _area(mark: Node | Tile, strength: float) -> str:
    """A node's or a tile's shape, and its shade upon it."""
    x, y = map(_n, mark.at)
    if isinstance(mark, Node):
        shape = f'circle cx="{x}" cy="{y}" r="{_n(mark.radius)}"'
    else:
        shape = f'rect x="{x}" y="{y}" width="{_n(mark.size[0])}" height="{_n(mark.size[1])}" rx="10"'
    return f'<{shape} class="base"/><{shape} class="shade" fill-opacity="{_n(strength)}"/>'


def _edge(drawing: Drawing, edge: Edge, strength: float) -> str:
    """An arrow between the rims of two nodes, and its shade upon it."""
    start, end = (next(n for n in drawing.nodes if n.name == name) for name in (edge.start, edge.end))
    (x1, y1), (x2, y2) = start.at, end.at
    length = math.hypot(x2 - x1, y2 - y1)
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    x1, y1 = x1 + start.radius * ux, y1 + start.radius * uy
    x2, y2 = x2 - (end.radius + 3) * ux, y2 - (end.radius + 3) * uy
    bx, by, side = x2 - TIP * ux, y2 - TIP * uy, TIP / 2
    line = f'line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(bx)}" y2="{_n(by)}"'
    corners = ((x2, y2), (bx - side * uy, by + side * ux), (bx + side * uy, by - side * ux))
    tip = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
    shade = f'<{line} class="shade" stroke-opacity="{_n(strength)}" stroke-width="{_n(2 + 5 * strength)}"/>'
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
        f'<text x="{_n(x)}" y="{_n(top + number * LINE)}" text-anchor="middle">{line}</text>'
        for number, line in enumerate(lines)
    )
    return "".join(placed)


def _n(number: float) -> str:
    return f"{number:.4g}"
