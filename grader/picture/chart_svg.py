"""The SVG of a chart."""

from __future__ import annotations

import math
from collections.abc import Iterator
from html import escape

from grader.picture.chart import Chart, Curve
from grader.picture.element import digits, element

WIDTH, HEIGHT = 600, 340
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 34, 46
"""Units around the field: for numbers and words."""


def svg(chart: Chart) -> str:
    """The chart as an SVG element for a page, whose style sheet colours `.axis`, `.grid` and `.curve-1` and so on."""
    said = "; ".join(ends(chart, curve) for curve in chart.curves)
    curves = (_curve(chart, curve, number) for number, curve in enumerate(chart.curves, 1))
    return element("chart", (WIDTH, HEIGHT), chart.title, said, [*_field(chart), *curves])


def ends(chart: Chart, curve: Curve) -> str:
    """Where a curve begins and ends, in words."""
    first, last = _short(curve.values[0]), _short(curve.values[-1])
    return f"{curve.label}: from {first} to {last} in {len(curve.values) - 1} {chart.across}"


def _short(value: float) -> str:
    """Four digits; the size alone of what is very small or very large."""
    return digits(value) if value == 0 or 1e-4 <= abs(value) < 1e5 else f"{value:.0e}"


def _field(chart: Chart) -> Iterator[str]:
    """Grid, numbers and the axes' names."""
    for value in (chart.most * part / 4 for part in range(5)):
        y = _y(chart, value)
        yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="axis" x="{LEFT - 8}" y="{y + 5:.1f}" text-anchor="end">{_short(value)}</text>'
    pace = 5 * math.ceil(chart.steps / 30) if chart.steps > 6 else 1
    for step in range(0, chart.steps + 1, pace):
        x, y = _x(chart, step), HEIGHT - BOTTOM + 20
        yield f'<text class="axis" x="{x:.1f}" y="{y}" text-anchor="middle">{step}</text>'
    end, low = WIDTH - RIGHT, HEIGHT - 6
    yield f'<text class="axis name" x="{LEFT}" y="{TOP - 16}">{escape(chart.up)}</text>'
    yield f'<text class="axis name" x="{end}" y="{low}" text-anchor="end">{escape(chart.across)}</text>'


def _curve(chart: Chart, curve: Curve, number: int) -> str:
    points = list(_inside(chart, curve))
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points if y > TOP)
    shape = f'<polyline points="{path}"/>{dots}{_tip(*points[-1])}'
    return f'<g class="curve curve-{number}"><title>{escape(ends(chart, curve))}</title>{shape}</g>'


def _tip(x: float, y: float) -> str:
    """An arrow where a curve leaves the field."""
    corners = ((x, y - 9), (x - 6, y + 3), (x + 6, y + 3))
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return f'<polygon points="{points}"/>' if y <= TOP else ""


def _inside(chart: Chart, curve: Curve) -> Iterator[tuple[float, float]]:
    """The curve's points, up to where it leaves the field through its top."""
    before = None
    for step, value in enumerate(curve.values):
        if value > chart.most:
            part = 1.0 if before is None else (chart.most - before) / (value - before)
            yield _x(chart, step - 1 + part), TOP
            return
        yield _x(chart, step), _y(chart, value)
        before = value


def _x(chart: Chart, step: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * step / chart.steps


def _y(chart: Chart, value: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * max(value, 0.0) / chart.most
