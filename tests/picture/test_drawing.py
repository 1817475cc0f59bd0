"""The course's drawing and its chart: sound data, harmless text, and a picture that says what it was given."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import Caption, Chart, Course, Curve, Drawing, Edge, Node, Tile
from grader.courses.backprop import course
from grader.picture import chart_svg
from grader.picture.drawing_svg import svg
from tests.test_course_guide import GUIDE

SMALL = Drawing(
    (300, 200),
    nodes=(Node("a", (50, 50), "input"), Node("b", (200, 50), "output", ("forward",))),
    edges=(Edge("w", "a", "b", "weight", (125, 30), ("gradient",)), Edge("plain", "b", "a")),
    tiles=(Tile("t", (10, 120), (200, 58), "all of it", ("train",)),),
    captions=(Caption((10, 110), "Below"),),
)
NAMES = [mark.name for mark in SMALL.marks]
SVG = "{http://www.w3.org/2000/svg}"
# XML has no control characters and no surrogates; what is shown comes cleaned of them.
words = st.text(st.characters(exclude_categories=["C"])) | st.just("</text><script>alert(1)</script>")


def drawn(shades: dict[str, float | None], texts: dict[str, str], title: str = "A picture") -> ET.Element:
    return ET.fromstring(svg(SMALL, shades=shades, texts=texts, title=title))


def marks(picture: ET.Element) -> dict[str, ET.Element]:
    """The shape and the words of each mark; those of arrows stand at the end, so that no line runs through them."""
    groups = picture.findall(f"{SVG}g")
    found = dict(zip(NAMES, groups, strict=False))
    labelled = [edge.name for edge in SMALL.edges if edge.label]
    for name, words in zip(labelled, groups[len(NAMES) :], strict=True):
        found[name].extend(words)
    return found


def test_every_step_of_the_course_has_one_mark() -> None:
    """A step without a mark would never show on the picture; one with two would count twice."""
    assert course.drawing is not None
    counted = Counter(step for mark in course.drawing.marks for step in mark.steps)
    assert counted == Counter({step.name: 1 for step in course.steps})


@given(
    st.dictionaries(st.sampled_from(NAMES), st.none() | st.floats(0, 1)),
    st.dictionaries(st.sampled_from(NAMES), words),
    words,
)
def test_any_text_stays_text(shades: dict[str, float | None], texts: dict[str, str], title: str) -> None:
    """Nothing that is written into the picture becomes a part of it."""
    picture = drawn(shades, texts, title)
    allowed = ("svg", "title", "desc", "g", "circle", "line", "rect", "polygon", "text", "tspan")
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= set(allowed)
    assert (picture.findtext(f"{SVG}title") or "") == title
    shown = [tspan.text or "" for tspan in marks(picture)["b"].iter(f"{SVG}tspan") if tspan.get("class") == "text"]
    assert shown == texts.get("b", "").splitlines()


def test_shades_show_as_more_than_colour() -> None:
    """A strong edge is thicker than a weak one; where nothing is known, the mark says so itself."""
    strong, weak = (
        float(marks(drawn({"w": shade}, {}))["w"].find(f"{SVG}line[2]").get("stroke-width", "0"))  # type: ignore[union-attr]
        for shade in (0.9, 0.1)
    )
    assert strong > 2 * weak
    states = {name: (mark.get("class") or "").split() for name, mark in marks(drawn({"t": 0.0}, {})).items()}
    assert "unknown" in states["b"]
    assert "known" in states["t"]
    assert "given" in states["a"]


def test_the_picture_is_read_aloud() -> None:
    """Who does not see it hears its title, and each label with its text."""
    picture = drawn({}, {"b": "0.214", "w": "0.16\ngradient 2"}, "Yours")
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title") == "Yours"
    assert picture.findtext(f"{SVG}desc") == "weight: 0.16 gradient 2. output: 0.214"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"tiles": (Tile("a", (0, 0), (1, 1), ""),)}, "Two marks .* a"),
        ({"edges": (Edge("w", "a", "c"),)}, "edge w"),
        ({"edges": (Edge("w", "a", "a"),)}, "edge w"),
    ],
)
def test_an_unsound_drawing_is_refused(change: dict[str, tuple[Edge, ...]], message: str) -> None:
    """An author's slip is named when the course is loaded, not in a student's run."""
    with pytest.raises(ValueError, match=message):
        replace(SMALL, **change)  # type: ignore[arg-type]


def test_a_course_speaks_of_its_own_steps_and_marks() -> None:
    """A renamed step, or a text at no mark, is found when the course is loaded."""
    with pytest.raises(ValueError, match="forward, gradient"):
        replace(course, drawing=SMALL, texts={})
    with pytest.raises(ValueError, match="name unknown marks: h9"):
        replace(course, texts={"h9": str})
    assert isinstance(replace(course, drawing=None, texts={}), Course)


def test_a_curve_ends_where_it_leaves_the_field() -> None:
    """A diverging error is cut at the top and marked there; the others are not pressed flat by it."""
    falling, rising = Curve("good", (0.3, 0.1, 0.0)), Curve("bad", (0.3, 0.5, 1e9, 1e300))
    picture = ET.fromstring(chart_svg.svg(Chart("Error", "updates", "error", 0.4, (falling, rising))))
    good, bad = (group for group in picture.findall(f"{SVG}g"))
    assert (len(good.findall(f"{SVG}circle")), len(bad.findall(f"{SVG}circle"))) == (3, 1)
    assert good.find(f"{SVG}polygon") is None
    assert bad.find(f"{SVG}polygon") is not None
    heights = [float(point.split(",")[1]) for point in (bad[1].get("points") or "").split()]
    assert min(heights) == chart_svg.TOP
    assert "bad: from 0.3 to 1e+300 in 3 updates" in (picture.findtext(f"{SVG}desc") or "")


@pytest.mark.parametrize("values", [(), (0.3,), (0.3, float("nan")), (0.3, float("inf"))])
def test_what_cannot_be_drawn_is_no_chart(values: tuple[float, ...]) -> None:
    """No picture is better than a wrong one."""
    with pytest.raises(ValueError, match="chart"):
        Chart("Error", "updates", "error", 0.4, (Curve("bad", values),))


def test_the_guides_drawing_is_one() -> None:
    """What the guide for authors says about drawings runs as it stands there."""
    block = re.search(r"## A drawing.*?```python\n(.*?)```", Path(GUIDE).read_text(encoding="utf-8"), re.DOTALL)
    assert block
    names: dict[str, object] = {}
    exec(compile(block[1], str(GUIDE), "exec"), names)
    drawing, pictured = names["drawing"], names["pictured"]
    assert isinstance(drawing, Drawing)
    assert isinstance(pictured, dict)
    functions = {"disk": lambda radius: 3.0 * radius**2, "ring": lambda radius, hole: 9.0 * hole * radius / 2}
    texts = {name: text(functions) for name, text in pictured["texts"].items()}
    assert texts == {"radius": "2", "disk": "12", "ring": "9, of 12"}
    assert set(texts) <= {mark.name for mark in drawing.marks}
    assert pictured["chart"](functions).steps == 20
